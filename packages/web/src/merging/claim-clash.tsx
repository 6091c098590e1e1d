import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import type { ClaimState } from '../gql/graphql.js';
import { useOutcomes } from '../rate-cards/use-outcomes.js';
import { DayText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import classes from './merging.module.css';
import { CLASH_DECISIONS, type Decision } from './merging-queries.js';

/** On a claim's page, for whoever may have to end it: that it does not stand, who decided so and why. */
export function ClaimClash({ claimId, state }: { claimId: string; state: ClaimState }) {
  const may = useMay();
  const isOver = state === 'REJECTED' || state === 'REVERSED';
  const { data } = useQuery(CLASH_DECISIONS, {
    variables: { claimId },
    skip: !may('clashDecisions'),
    fetchPolicy: 'cache-and-network',
  });
  const [decision] = data?.clashDecisions ?? [];
  if (!decision) return null;
  return (
    <Panel title="Claimed twice for one person" tone="warm">
      {/* where the claim stands is known here sooner than by the decision, which was asked for before it moved */}
      <DecisionText of={decision.endsId === claimId ? { ...decision, endsState: state } : decision} />
      {isOver ? null : (
        <p className={classes.quiet}>
          This one is to end: it is rejected, or reversed once it is verified. Money that went out comes back
          with the next payment run. Until then the two records stay apart.
        </p>
      )}
    </Panel>
  );
}

/** Which claim stands, decided by whom, when and why, and what has become of the other one. */
export function DecisionText({ of }: { of: Decision }) {
  const { timeZone } = usePartnership();
  const { titleOf } = useOutcomes();
  return (
    <div className={classes.why}>
      <p className={classes.same}>
        {titleOf(of.outcomeCode)}: <ClaimLink id={of.standsId} reference={of.standsReference} /> stands,{' '}
        <ClaimLink id={of.endsId} reference={of.endsReference} /> does not
        {of.endsState ? ` (${CLAIM_STATE_WORDS[of.endsState].name.toLowerCase()})` : ''}.
      </p>
      <p className={classes.quiet}>
        Decided on <DayText of={of.at} timeZone={timeZone} />
        {of.by ? ` by ${of.by.name}` : ''}: “{of.reason}”
      </p>
    </div>
  );
}

export function ClaimLink({ id, reference }: { id: string; reference: string | null | undefined }) {
  const to = useTo();
  const may = useMay();
  return reference && may('claims') ? (
    <Link to={to(`claims/${id}`)}>{reference}</Link>
  ) : (
    (reference ?? 'another claim')
  );
}
