import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { usePartnership, usePlace, useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import { ClaimClash } from '../merging/claim-clash.js';
import { nameOf } from '../people/people-queries.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { ErrorSummary, useRefusals } from '../ui/refusals.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './claim.module.css';
import { ClaimActions } from './claim-actions.js';
import { ClaimFacts, ClaimHistory, ClaimNotes, ClaimShares, EarlierOutcomes } from './claim-parts.js';
import { CLAIM } from './claim-queries.js';
import { Conversation } from './conversation.js';
import { EvidenceView } from './evidence-view.js';
import { lastList } from './last-list.js';
import { NextToApprove } from './next-to-approve.js';
import { Resubmit } from './resubmit.js';

/** One claim: what is claimed, the evidence beside it, what happened, and what the viewer may do with it. */
export function Component() {
  const { id = '' } = useParams();
  return <Shown key={id} id={id} />;
}

function Shown({ id }: { id: string }) {
  const to = useTo();
  const { slug } = usePartnership();
  const [decided, setDecided] = useState(false);
  const { roles } = usePlace();
  const refusals = useRefusals();
  const { data, error, refetch } = useQuery(CLAIM, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the claim" />;
  const { claim } = data;
  if (!claim) return <EmptyState title="There is no such claim">It may belong to somebody else.</EmptyState>;
  // a funder sees what it pays for; the evidence is for those who decide
  const sharesOnly = roles.every((role) => role === 'FUNDER' || role === 'INVESTOR');
  // whose it is comes first, for those who may know
  const { participant } = claim;
  const whose = participant?.givenName || participant?.familyName ? nameOf(participant) : null;
  const { name, tone } = CLAIM_STATE_WORDS[claim.state];
  return (
    <>
      <PageHeader
        title={whose ? `${whose}, ${claim.reference}` : claim.reference}
        lead={claim.title}
        back={{ to: to(lastList(slug)), label: 'Claims' }}
        beside={<StateBadge tone={tone}>{name}</StateBadge>}
        actions={
          <ClaimActions
            claim={claim}
            onRefused={refusals.show}
            onDone={(move) => setDecided(move === 'APPROVE' || move === 'RETURN')}
          />
        }
      />
      <ErrorSummary of={refusals} />
      {decided ? <NextToApprove after={claim.id} /> : null}
      <ClaimNotes claim={claim} />
      <ClaimClash claimId={claim.id} state={claim.state} />
      <div className={classes.columns}>
        <div>
          {claim.actions.includes('RESUBMIT') ? <Resubmit key={claim.id} claim={claim} /> : null}
          {claim.isSealed ? (
            <Panel title="A sealed record" tone="warm">
              <p>
                This person is kept safe. Whose claim it is, its evidence, history and conversation are shown
                to the people whom the seal names, and one of them decides on it. It is counted and paid like
                any other.
              </p>
            </Panel>
          ) : sharesOnly ? null : (
            <Panel title="Evidence">
              <EvidenceView evidence={claim.evidence} />
            </Panel>
          )}
          <Conversation claim={claim} />
          <ClaimShares claim={claim} own={sharesOnly} />
        </div>
        <div>
          <ClaimFacts claim={claim} />
          <EarlierOutcomes claim={claim} />
          <ClaimHistory claim={claim} />
        </div>
      </div>
    </>
  );
}
