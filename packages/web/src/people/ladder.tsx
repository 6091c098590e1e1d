import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import type { MilestoneFacts } from '../milestones/milestone-queries.js';
import { Standing } from '../milestones/standing.js';
import { dateText } from '../ui/date-text.js';
import { moneyText } from '../ui/money.js';
import classes from './ladder.module.css';
import type { Rung } from './people-queries.js';

/** Where an outcome stands for this person, in words: colour and shape only repeat them. */
function stateText(
  { state, achievedOn, dueOn, latestOn, claimState, after, whyNot }: Rung,
  titles: ReadonlyMap<string, string>,
): string {
  switch (state) {
    case 'REACHED': {
      const claim = claimState ? `, claim ${CLAIM_STATE_WORDS[claimState].name.toLowerCase()}` : '';
      return `Reached${achievedOn ? ` on ${dateText(achievedOn)}` : ''}${claim}`;
    }
    case 'BASELINE':
      return `Achieved before support began${achievedOn ? `, on ${dateText(achievedOn)}` : ''}`;
    case 'IN_PROGRESS':
      return `Recorded${achievedOn ? ` for ${dateText(achievedOn)}` : ''}${claimState ? `, claim ${CLAIM_STATE_WORDS[claimState].name.toLowerCase()}` : ''}`;
    case 'POSSIBLE':
      return latestOn
        ? `Possible for a date up to ${dateText(latestOn)}, when the contract ended`
        : 'Possible now';
    case 'NOT_POSSIBLE':
      return whyNot ?? 'Not possible';
    case 'LATER':
      if (dueOn) return `Due: can be recorded from ${dateText(dueOn)}`;
      return after ? `After “${titles.get(after) ?? after}”` : 'Later';
  }
}

/**
 * What somebody looks for first: reached, under way, possible, and what falls due. The rest is folded away, and with it
 * what a contract that has ended still takes for a day before its end, unless a milestone says that it was reached.
 */
function isInSight({ state, dueOn, latestOn }: Rung, milestone: MilestoneFacts | undefined): boolean {
  if (state === 'POSSIBLE' && latestOn) return milestone?.state === 'REACHED';
  return state !== 'NOT_POSSIBLE' && (state !== 'LATER' || Boolean(dueOn));
}

/** Few enough that nothing needs folding. */
const SHORT = 8;

interface LadderProps {
  rungs: readonly Rung[];
  milestones: readonly MilestoneFacts[];
  participantId: string;
  mayRecord: boolean;
}

/** The outcomes of the rate card as a ladder: what is reached, what is under way, what comes next. */
export function Ladder(props: LadderProps) {
  const { rungs, milestones } = props;
  const [all, setAll] = useState(false);
  const titles = new Map(rungs.map(({ outcomeCode, title }) => [outcomeCode, title]));
  const folds = rungs.length > SHORT;
  const fields = [...new Set(rungs.map(({ domain }) => domain))].map((name) => ({
    name,
    own: rungs.filter(({ domain }) => domain === name),
  }));
  const quiet = fields.filter(
    ({ own }) => folds && !own.some((rung) => isInSight(rung, milestoneOf(rung, milestones))),
  );
  // one more field is sooner shown than asked for
  const aside = quiet.length > 1 ? quiet : [];
  const domain = ({ name, own }: (typeof fields)[number]) => (
    <Domain key={name} {...props} name={name} rungs={own} titles={titles} folds={folds} />
  );
  return (
    <>
      {fields.filter((field) => !aside.includes(field)).map(domain)}
      {aside.length > 0 ? (
        <Button
          variant="subtle"
          size="compact-md"
          className={classes.more ?? ''}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? 'Show fewer fields'
            : `${aside.length}${aside.length < fields.length ? ' other' : ''} fields, nothing there yet`}
        </Button>
      ) : null}
      {all ? aside.map(domain) : null}
    </>
  );
}

const milestoneOf = (rung: Rung, milestones: readonly MilestoneFacts[]): MilestoneFacts | undefined =>
  milestones.find(({ outcomeCode }) => outcomeCode === rung.outcomeCode);

interface DomainProps extends LadderProps {
  name: string;
  titles: ReadonlyMap<string, string>;
  folds: boolean;
}

function Domain({ name, rungs, titles, folds, milestones, ...rest }: DomainProps) {
  const [open, setOpen] = useState(false);
  const seen = folds ? rungs.filter((rung) => isInSight(rung, milestoneOf(rung, milestones))) : rungs;
  const hidden = rungs.length - seen.length;
  const shown = open ? rungs : seen;
  const past = rungs.filter((rung) => !seen.includes(rung) && rung.state === 'POSSIBLE').length;
  // what comes later, and what only a day of the past can be recorded for, are two things
  const more =
    past === 0
      ? `${hidden} more, later`
      : past === hidden
        ? `${hidden} more, for an earlier day`
        : `${hidden} more, ${past} of them for an earlier day`;
  return (
    <div className={classes.domain}>
      <h3>{name}</h3>
      {shown.length > 0 ? (
        <ol className={classes.rungs}>
          {shown.map((rung) => {
            const milestone = milestoneOf(rung, milestones);
            const same = shown.find((other) => milestoneOf(other, milestones)?.reason === milestone?.reason);
            return (
              <Step
                key={rung.outcomeCode}
                rung={rung}
                titles={titles}
                milestone={milestone}
                saysWhy={same === rung}
                {...rest}
              />
            );
          })}
        </ol>
      ) : null}
      {hidden > 0 ? (
        <Button
          variant="subtle"
          size="compact-md"
          className={classes.more ?? ''}
          aria-expanded={open}
          aria-label={open ? `Show less of ${name}` : `${more}: show them in ${name}`}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Show less' : more}
        </Button>
      ) : null}
    </div>
  );
}

function Step({
  rung,
  titles,
  milestone,
  saysWhy,
  participantId,
  mayRecord,
}: {
  rung: Rung;
  titles: ReadonlyMap<string, string>;
  milestone: MilestoneFacts | undefined;
  /** No step before it has said the same. */
  saysWhy: boolean;
  participantId: string;
  mayRecord: boolean;
}) {
  const to = useTo();
  const isOpen = milestone !== undefined && milestone.state !== 'CLAIMED' && rung.state !== 'NOT_POSSIBLE';
  // the day is known then, and so may be the words that prove it
  const verb = milestone?.readyToClaim ? 'Claim' : 'Record';
  const reachedOn = milestone?.state === 'REACHED' ? `&on=${milestone.since}` : '';
  return (
    <li className={classes.rung} data-state={rung.state}>
      <span className={classes.words}>
        <span className={classes.title}>
          {rung.claimId ? <Link to={to(`claims/${rung.claimId}`)}>{rung.title}</Link> : rung.title}
        </span>
        {isOpen ? null : <span className={classes.state}>{stateText(rung, titles)}</span>}
        {milestone && rung.state !== 'NOT_POSSIBLE' ? (
          <span className={classes.state}>
            <Standing milestone={milestone} saysWhy={saysWhy} />
          </span>
        ) : null}
      </span>
      <span className={classes.state}>{moneyText(rung.price)}</span>
      {mayRecord && rung.state === 'POSSIBLE' ? (
        <Button
          component={Link}
          to={to(`claims/new?participant=${participantId}&outcome=${rung.outcomeCode}${reachedOn}`)}
          variant={reachedOn ? 'filled' : 'default'}
          size="compact-md"
          aria-label={`${verb}: ${rung.title}`}
        >
          {verb}
        </Button>
      ) : null}
    </li>
  );
}
