import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { figuresOf, TOTAL } from '@weft/shared';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Panel } from '../ui/panel.js';
import { MEASURES } from './assessment-queries.js';
import {
  areasOf,
  groupMeasures,
  type MeasureGroup,
  measureChoices,
  ruleFor,
  ruleText,
  tellChanges,
} from './assessment-words.js';
import classes from './assessments.module.css';
import { Entries } from './entries.js';
import { Lines } from './lines.js';
import { MeasureTable, TimeTable } from './measure-tables.js';
import { Star } from './star.js';

/** An outcome that may be claimed, as the ladder says. */
interface Rung {
  readonly outcomeCode: string;
  readonly title: string;
  readonly state: string;
}

/** How somebody is by their own measures: a star, lines over time, and what the latest measure is enough to claim. */
export function Measures({
  participantId,
  ladder,
  goesOn,
}: {
  participantId: string;
  ladder: readonly Rung[];
  /** whether the viewer works with them now */
  goesOn: boolean;
}) {
  const may = useMay();
  const { data, error, refetch } = useQuery(MEASURES, {
    variables: { participantId },
    skip: !may('assessments'),
  });
  if (!may('assessments')) return null;
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data?.participant) return null;
  const { assessments } = data.participant;
  const inUse = data.instruments.filter(({ state }) => state === 'IN_USE');
  const groups = groupMeasures(assessments, data.instruments);
  if (groups.length === 0 && inUse.length === 0) return null;
  return (
    <Panel title="How they are">
      {may('recordAssessment') && goesOn && inUse.length > 0 ? (
        <div className={classes.ask}>
          {inUse.map(({ id, title }) => (
            <Ask
              key={id}
              to={`people/${participantId}/assess?instrument=${id}`}
              again={groups.some(({ instrumentId }) => instrumentId === id)}
              title={title}
            />
          ))}
        </div>
      ) : null}
      {groups.length === 0 ? (
        <EmptyState title="Nothing is measured yet">
          Ask once when support begins and again later: the difference shows here.
        </EmptyState>
      ) : null}
      <Offers
        participantId={participantId}
        ladder={ladder}
        known={{ assessments, instruments: data.instruments, rules: data.measureRules }}
      />
      {groups.map((group) => (
        <Group key={group.instrumentId} of={group} participantId={participantId} />
      ))}
    </Panel>
  );
}

function Ask({ to: path, again, title }: { to: string; again: boolean; title: string }) {
  const to = useTo();
  return (
    <Button component={Link} to={to(path)} variant={again ? 'default' : 'filled'}>
      {again ? `Measure again: ${title}` : `Measure: ${title}`}
    </Button>
  );
}

interface OffersProps {
  participantId: string;
  ladder: readonly Rung[];
  known: Parameters<typeof measureChoices>[0];
}

/** Outcomes of the ladder that an assessment is enough for, where the partners agreed on what is. */
function Offers({ participantId, ladder, known }: OffersProps) {
  const may = useMay();
  const to = useTo();
  if (!may('submitClaim')) return null;
  const latest = known.assessments.at(-1);
  const offers = ladder.flatMap(({ outcomeCode, title, state }) => {
    const on = latest?.measuredOn ?? '';
    const rule = state === 'POSSIBLE' ? ruleFor(known.rules, outcomeCode, on) : null;
    const choice = rule && measureChoices(known, outcomeCode, on).find(({ isEnough }) => isEnough);
    return rule && choice ? [{ outcomeCode, title, choice, rule }] : [];
  });
  if (offers.length === 0) return null;
  return (
    <ul className={classes.offers} aria-label="What the latest measure is enough for">
      {offers.map(({ outcomeCode, title, choice, rule }) => (
        <li key={outcomeCode}>
          <span>
            <strong>{title}</strong>
            <span className={classes.soft}>{ruleText(rule)}</span>
          </span>
          <Button
            component={Link}
            to={to(
              `claims/new?participant=${participantId}&outcome=${outcomeCode}&on=${choice.on}&assessment=${choice.id}`,
            )}
          >
            Claim with it
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Group({ of, participantId }: { of: MeasureGroup; participantId: string }) {
  const { instrument, instrumentId, assessments, measures, changes } = of;
  const figures = figuresOf(instrument);
  const [shown, setShown] = useState(instrument.total ? TOTAL : (figures[0]?.code ?? ''));
  const areas = areasOf(instrument);
  const [first, latest] = [measures[0], measures.at(-1)];
  const figure = figures.find(({ code }) => code === shown);
  if (!first || !latest) return null;
  const told = changes
    ? `From ${dateText(first.on)} to ${dateText(latest.on)}: ${tellChanges(changes)}`
    : `Measured once, on ${dateText(first.on)}.`;
  return (
    <section className={classes.group} id={`measures-${instrumentId}`} aria-label={instrument.title}>
      <h3>
        {instrument.title}
        {instrument.version > 1 ? <span className={classes.soft}> version {instrument.version}</span> : null}
      </h3>
      <p>{told}</p>
      <div className={classes.pair}>
        {areas.length >= 3 ? (
          <Star
            instrument={instrument}
            areas={areas}
            first={first}
            latest={changes ? latest : null}
            told={`${instrument.title}. ${told}`}
          />
        ) : null}
        <MeasureTable
          instrument={instrument}
          first={first}
          latest={changes ? latest : null}
          changes={changes}
        />
      </div>
      {measures.length > 1 && figure ? (
        <div className={classes.over}>
          {figures.length > 1 ? (
            <NativeSelect
              label="Over time"
              maw={320}
              value={shown}
              data={figures.map(({ code, title }) => ({ value: code, label: title }))}
              onChange={(event) => setShown(event.currentTarget.value)}
            />
          ) : null}
          <Lines
            instrument={instrument}
            figure={figure}
            measures={measures}
            told={`${figure.title} in ${count(measures.length, 'measure')}, from ${dateText(first.on)} to ${dateText(latest.on)}: the table below says the same.`}
          />
          <TimeTable figures={figures} measures={measures} title={instrument.title} />
        </div>
      ) : null}
      <Entries assessments={assessments} participantId={participantId} />
    </section>
  );
}
