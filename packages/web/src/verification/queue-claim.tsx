import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import { MOVE_WORDS, type Move } from '../claims/claim-actions.js';
import { ClaimHistory, ClaimNotes, EarlierOutcomes } from '../claims/claim-parts.js';
import { CLAIM, type ClaimPage, type ClaimRow } from '../claims/claim-queries.js';
import { Conversation } from '../claims/conversation.js';
import { EvidenceView } from '../claims/evidence-view.js';
import { ClaimClash } from '../merging/claim-clash.js';
import { nameOf } from '../people/people-queries.js';
import { dateText } from '../ui/date-text.js';
import { DecisionBar, DecisionButton, DeskHead } from '../ui/desk/looked-at.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { moneyText } from '../ui/money.js';
import { ErrorSummary, type Refusals } from '../ui/refusals.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './verification.module.css';

const BUTTONS: readonly { move: Move; key: string }[] = [
  { move: 'VERIFY', key: 'V' },
  { move: 'WITHHOLD', key: 'W' },
  { move: 'REJECT', key: 'R' },
];

interface QueueClaimProps {
  row: ClaimRow;
  /** The person came here from another claim: a screen reader says which this is. */
  takesFocus: boolean;
  refusals: Refusals;
  busy: boolean;
  showKeys: boolean;
  onMove: (claim: ClaimPage, move: Move) => void;
  onOpen: (id: string) => void;
  onAsk: () => void;
}

/** The claim that is looked at, its evidence beside it, and the decisions always within reach. */
export function QueueClaim({
  row,
  takesFocus,
  refusals,
  busy,
  showKeys,
  onMove,
  onOpen,
  onAsk,
}: QueueClaimProps) {
  const to = useTo();
  const { data, error, refetch } = useQuery(CLAIM, { variables: { id: row.id } });
  const claim = data?.claim?.id === row.id ? data.claim : null;
  const { name, tone } = CLAIM_STATE_WORDS[(claim ?? row).state];
  return (
    <article className={classes.claim} aria-label={row.reference}>
      <DeskHead title={row.title} takesFocus={takesFocus}>
        <StateBadge tone={tone}>{name}</StateBadge>
        <Link to={to(`claims/${row.id}`)}>{row.reference}</Link>
      </DeskHead>
      <ErrorSummary of={refusals}>
        <InTheWay of={refusals} onOpen={onOpen} />
      </ErrorSummary>
      {error && !claim ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!claim && !error ? <Loading what="Loading the claim" /> : null}
      {claim ? (
        <>
          <ClaimClash claimId={claim.id} state={claim.state} />
          <div className={classes.body}>
            <div className={classes.about}>
              <Summary claim={claim} />
              <ClaimNotes claim={claim} />
            </div>
            <section className={classes.evidence} aria-label="Evidence">
              {claim.isSealed ? (
                <p>
                  The record of this person is sealed: its evidence is shown to the people whom the seal
                  names, and one of them decides on this claim.
                </p>
              ) : (
                <EvidenceView evidence={claim.evidence} />
              )}
            </section>
            <div className={classes.rest}>
              <EarlierOutcomes claim={claim} />
              <Conversation claim={claim} />
              <ClaimHistory claim={claim} />
            </div>
          </div>
          <DecisionBar
            of={row.reference}
            nothing={claim.actions.length === 0 ? 'Nothing is yours to decide on this claim now.' : null}
          >
            {BUTTONS.filter(({ move }) => claim.actions.includes(move)).map(({ move, key }) => (
              <DecisionButton
                key={move}
                variant={move === 'VERIFY' ? 'filled' : 'default'}
                loading={busy && move === 'VERIFY'}
                letter={showKeys ? key : undefined}
                onClick={() => onMove(claim, move)}
              >
                {MOVE_WORDS[move].verb}
              </DecisionButton>
            ))}
            {claim.actions.includes('ASK') ? (
              <DecisionButton letter={showKeys ? 'Q' : undefined} onClick={onAsk}>
                Ask
              </DecisionButton>
            ) : null}
          </DecisionBar>
        </>
      ) : null}
    </article>
  );
}

/** A claim that has to be decided first is one step away. */
function InTheWay({ of, onOpen }: { of: Refusals; onOpen: (id: string) => void }) {
  const claimId = of.list.find((one) => one.claimId)?.claimId;
  if (!claimId) return null;
  return (
    <button type="button" className={classes.link} onClick={() => onOpen(claimId)}>
      Go to the claim that comes first
    </button>
  );
}

/** What is claimed, in one sentence: the evidence has the room. */
function Summary({ claim }: { claim: ClaimPage }) {
  const { participant } = claim;
  return (
    <p className={classes.summary}>
      <strong>{moneyText(claim.price)}</strong>
      <span>
        for what{' '}
        {participant
          ? nameOf(participant)
          : claim.isSealed
            ? 'somebody whose record is sealed'
            : 'a participant'}{' '}
        achieved on {dateText(claim.achievedOn)} with {claim.provider.name}
        {claim.paidByGrant ? '; paid by the grant of its period' : ''}.
      </span>
    </p>
  );
}
