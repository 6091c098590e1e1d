import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay, usePartnership, useTo, useViewer } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { dateText, InstantText } from '../ui/date-text.js';
import decide from '../ui/decide.module.css';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { termsOf } from './agreed-terms.js';
import { AgreementChanges } from './agreement-changes.js';
import { Contributions } from './contributions.js';
import { FundingCostOf } from './funding-cost.js';
import { draftFrom, inputOf } from './funding-draft.js';
import { AGREEMENTS, type Agreement } from './funding-queries.js';
import { PROPOSAL_WORDS, standingOf } from './funding-words.js';
import {
  AGREE_PROPOSAL,
  DISCARD_PROPOSAL,
  PROPOSALS,
  type Proposal,
  RETURN_PROPOSAL,
} from './proposal-queries.js';
import { useFundingNames } from './use-funding-names.js';

/** What the backbone proposes about who pays: what it changes, what it would have meant, and the decision. */
export function Component() {
  const { id } = useParams();
  const to = useTo();
  const proposals = useQuery(PROPOSALS, { fetchPolicy: 'cache-and-network' });
  const agreements = useQuery(AGREEMENTS);
  const fault = proposals.error ?? agreements.error;
  if (fault && !(proposals.data && agreements.data))
    return (
      <Fault
        error={fault}
        onRetry={() => {
          void proposals.refetch();
          void agreements.refetch();
        }}
      />
    );
  if (!proposals.data || !agreements.data) return <Loading what="Loading the proposal" />;
  const proposal = proposals.data.fundingProposals.find((one) => one.id === id);
  if (!proposal)
    return (
      <EmptyState title="There is no such proposal" action={<Link to={to('funding')}>Who pays now</Link>}>
        It was agreed or taken back.
      </EmptyState>
    );
  return <Shown proposal={proposal} all={agreements.data.fundingAgreements} />;
}

function Shown({ proposal, all }: { proposal: Proposal; all: readonly Agreement[] }) {
  const { today, timeZone } = usePartnership();
  const to = useTo();
  const may = useMay();
  const names = useFundingNames();
  const inForce = all.find((one) => standingOf(one, all, today) === 'now') ?? null;
  const after = termsOf(proposal);
  const word = PROPOSAL_WORDS[proposal.state];
  const payers = new Map(
    [...proposal.contributions, ...(inForce?.contributions ?? [])].flatMap(({ funder }) =>
      funder ? [[funder.id, funder.name] as const] : [],
    ),
  );
  return (
    <>
      <PageHeader
        title="A proposal for who pays"
        lead={`It would hold for outcomes achieved from ${dateText(proposal.effectiveFrom)} on that are not billed yet.`}
        back={{ to: to('funding'), label: 'Funding agreement' }}
        beside={<StateBadge tone={word.tone}>{word.name}</StateBadge>}
        actions={
          may('updateFundingProposal') ? (
            <Group gap="sm">
              <TakeBack proposal={proposal} />
              <Button
                component={Link}
                to={to(`funding/proposals/${proposal.id}/edit`)}
                variant={proposal.state === 'RETURNED' ? 'filled' : 'default'}
              >
                Change the proposal
              </Button>
            </Group>
          ) : undefined
        }
      />
      {proposal.state === 'RETURNED' ? (
        <Panel title="Sent back" tone="warm">
          <p>{proposal.decidedBy?.name ?? 'The commissioner'} sent this back:</p>
          <blockquote className={decide.quote}>{proposal.reason}</blockquote>
          <p>When the backbone changes it, it comes to the commissioner again.</p>
        </Panel>
      ) : null}
      {proposal.state === 'PROPOSED' && may('agreeFundingProposal') ? (
        <Decide proposal={proposal} version={(all[0]?.version ?? 0) + 1} />
      ) : null}
      <Panel title={inForce ? `What it changes against version ${inForce.version}` : 'What it changes'}>
        {after ? (
          <AgreementChanges
            before={inForce ? termsOf(inForce) : null}
            after={after}
            names={names}
            payers={payers}
          />
        ) : null}
      </Panel>
      <Panel title="What it would have meant for past claims">
        <FundingCostOf input={inputOf(draftFrom(proposal, proposal.effectiveFrom))} />
      </Panel>
      <Panel title="Who would pay">
        <Contributions of={proposal.contributions} names={names} newest={null} />
      </Panel>
      <Panel title="How it came about">
        <Facts
          of={[
            ['Proposed by', proposal.draftedBy.map(({ name }) => name).join(', ') || '–'],
            ['Last changed', <InstantText key="at" of={proposal.draftedAt} timeZone={timeZone} />],
          ]}
        />
      </Panel>
    </>
  );
}

/** The commissioner agrees to what is shown, or sends it back with a reason. */
function Decide({ proposal, version }: { proposal: Proposal; version: number }) {
  const { viewer } = useViewer();
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const [asked, setAsked] = useState<'agree' | 'return' | null>(null);
  const [agree] = useMutation(AGREE_PROPOSAL, {
    refetchQueries: ['FundingAgreements', 'FundingProposals', 'Headroom', 'Today'],
  });
  const [giveBack] = useMutation(RETURN_PROPOSAL, { refetchQueries: ['FundingProposals', 'Today'] });
  if (proposal.draftedBy.some(({ id }) => id === viewer.id))
    return (
      <Panel title="To agree" tone="warm">
        <p>You had a hand in this proposal, so somebody else agrees to it.</p>
      </Panel>
    );
  return (
    <Panel title="To agree" tone="warm">
      <p>
        Read below what it changes and what it would have meant. When you agree, it can never be changed, only
        replaced by a later version.
      </p>
      <Group mt="md" gap="sm">
        <Button onClick={() => setAsked('agree')}>Agree to these terms</Button>
        <Button variant="default" onClick={() => setAsked('return')}>
          Send back
        </Button>
      </Group>
      <ConfirmDialog
        opened={asked === 'agree'}
        onClose={() => setAsked(null)}
        title={`Agree to version ${version}?`}
        confirm="Agree"
        onConfirm={async () => {
          const { data } = await agree({ variables: { id: proposal.id, revision: proposal.revision } });
          const result = data?.agreeFundingProposal;
          if (result?.__typename === 'Refusal') return [result];
          say(`Version ${version} is agreed.`);
          await navigate(to(`funding?version=${version}`));
          return undefined;
        }}
      >
        <p>It holds from {dateText(proposal.effectiveFrom)}. What is billed stays as it was.</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'return'}
        onClose={() => setAsked(null)}
        title="Send the proposal back?"
        confirm="Send back"
        reason={{
          label: 'What should be different',
          description: 'The backbone organisation reads this.',
          missing: 'Say what should be different.',
        }}
        onConfirm={async (reason) => {
          const { data } = await giveBack({ variables: { id: proposal.id, reason } });
          const result = data?.returnFundingProposal;
          if (result?.__typename === 'Refusal') return [result];
          say('The proposal is sent back.');
          return undefined;
        }}
      >
        <p>The agreement in force stays as it is. The backbone can change the proposal and offer it again.</p>
      </ConfirmDialog>
    </Panel>
  );
}

/** The backbone takes a proposal back, after being asked once. */
function TakeBack({ proposal }: { proposal: Proposal }) {
  const [asking, setAsking] = useState(false);
  const [discard] = useMutation(DISCARD_PROPOSAL, { refetchQueries: ['FundingProposals', 'Today'] });
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Take it back
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Take the proposal back?"
        confirm="Take it back"
        danger
        onConfirm={async () => {
          const { data } = await discard({ variables: { id: proposal.id } });
          const result = data?.discardFundingProposal;
          if (result?.__typename === 'Refusal') return [result];
          say('The proposal is taken back.');
          await navigate(to('funding'));
          return undefined;
        }}
      >
        <p>The proposal is gone for good. The agreement in force is not touched.</p>
      </ConfirmDialog>
    </>
  );
}
