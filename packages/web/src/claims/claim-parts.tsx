import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import type { ClaimState } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { DateText, InstantText } from '../ui/date-text.js';
import { Icon } from '../ui/icons.js';
import { Money, moneyText } from '../ui/money.js';
import { Facts, Panel } from '../ui/panel.js';
import classes from './claim.module.css';
import type { ClaimPage } from './claim-queries.js';

/** What a person should know before deciding: in the warm colour, above everything else. */
export function ClaimNotes({ claim }: { claim: ClaimPage }) {
  const notes = [
    ...(claim.restsOnReversed
      ? ['An earlier outcome that this one rests on was reversed. Check whether it still holds.']
      : []),
    ...(claim.restsOnCorrected
      ? [
          'An assessment that this claim rests on was corrected or withdrawn since. Check whether it still shows what is claimed.',
        ]
      : []),
    ...(claim.doubt ? [claim.doubt] : []),
    ...(claim.awaitsGiveBack
      ? ['It was reversed, and its money is not given back yet: the next payment run does that.']
      : []),
    ...(claim.unfundedReason ? [`Nobody could pay it in the last run: ${claim.unfundedReason}`] : []),
    // the run's own reason says it already
    ...claim.warnings.filter((warning) => warning !== claim.unfundedReason),
  ];
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label="To be aware of">
      {notes.map((note) => (
        <li key={note} className={classes.note}>
          <Icon name="alert" size={18} />
          <span>{note}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is claimed, for whom and by whom. */
export function ClaimFacts({ claim }: { claim: ClaimPage }) {
  const to = useTo();
  const may = useMay();
  const { timeZone } = usePartnership();
  const { participant } = claim;
  return (
    <Panel title="About this claim">
      <Facts
        of={[
          ['Price', <Money key="price" of={claim.price} />],
          ['Achieved on', <DateText key="achieved" of={claim.achievedOn} />],
          [
            'Participant',
            participant ? (
              may('participants') ? (
                <Link key="participant" to={to(`people/${participant.id}`)}>
                  {nameOf(participant)}
                </Link>
              ) : (
                nameOf(participant)
              )
            ) : claim.isSealed ? (
              'Sealed record'
            ) : null,
          ],
          ['Provider', claim.provider.name],
          ['Domain', claim.domain],
          [
            'Submitted',
            claim.submittedAt ? (
              <InstantText key="submitted" of={claim.submittedAt} timeZone={timeZone} />
            ) : null,
          ],
          ['Paid by', claim.paidByGrant ? 'The grant of its period: nothing more is due' : null],
        ]}
      />
    </Panel>
  );
}

/**
 * Who pays which part, and how the price was divided.
 * @param own whether the reader is shown its own part alone
 */
export function ClaimShares({ claim, own }: { claim: ClaimPage; own: boolean }) {
  if (claim.shares.length === 0 && claim.split.length === 0) return null;
  return (
    <Panel title={own ? 'My share' : 'Who pays'}>
      {claim.shares.length > 0 ? (
        <ul className={classes.shares}>
          {claim.shares.map(({ funder, label, amount }) => (
            <li key={`${funder.id} ${label ?? ''}`}>
              <span>
                {funder.name}
                {label && label !== funder.name ? <span className={classes.soft}> ({label})</span> : null}
              </span>
              <strong>{moneyText(amount)}</strong>
            </li>
          ))}
        </ul>
      ) : null}
      {claim.split.length > 0 ? (
        <ol className={classes.steps}>
          {claim.split.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : null}
    </Panel>
  );
}

const isClaimState = (state: string): state is ClaimState => state in CLAIM_STATE_WORDS;

/** What the participant had achieved before: without it nobody can judge what came after. */
export function EarlierOutcomes({ claim }: { claim: ClaimPage }) {
  if (claim.earlierClaims.length === 0) return null;
  return (
    <Panel title="Achieved before">
      <ol className={classes.story}>
        {claim.earlierClaims.map(({ outcomeCode, title, achievedOn, state }) => (
          <li key={`${outcomeCode} ${achievedOn} ${state}`}>
            <span>{title}</span>
            <span className={classes.soft}>
              <DateText of={achievedOn} />,{' '}
              {isClaimState(state) ? CLAIM_STATE_WORDS[state].name.toLowerCase() : 'before support began'}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What happened to the claim, the latest last. */
export function ClaimHistory({ claim }: { claim: ClaimPage }) {
  const { timeZone } = usePartnership();
  if (claim.history.length === 0) return null;
  return (
    <Panel title="History">
      <ol className={classes.story}>
        {claim.history.map(({ at, by, to, reason }, nth) => (
          <li key={`${at} ${to}`} data-last={nth === claim.history.length - 1}>
            <span>
              {CLAIM_STATE_WORDS[to].name}
              {by ? ` by ${by.name}` : ''}
            </span>
            <span className={classes.soft}>
              <InstantText of={at} timeZone={timeZone} />
            </span>
            {reason ? <p className={classes.reason}>{reason}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
