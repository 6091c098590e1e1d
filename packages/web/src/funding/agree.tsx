import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { parseDate } from '@weft/shared';
import { useCallback, useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { count } from '../ui/count.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import { useLatest } from '../ui/use-latest.js';
import { Balance } from './balance.js';
import { ContributionEditor } from './contribution-editor.js';
import { FundingCostOnRequest } from './funding-cost.js';
import {
  type DraftContribution,
  draftFrom,
  emptyContribution,
  type FundingDraft,
  inputOf,
  readDraft,
  wrongDate,
} from './funding-draft.js';
import { AGREE_FUNDING, AGREEMENTS, type Agreement } from './funding-queries.js';
import { PROPOSALS, PROPOSE_FUNDING, type Proposal, UPDATE_PROPOSAL } from './proposal-queries.js';
import { useFundingNames } from './use-funding-names.js';
import { WorkedExample } from './worked-example.js';

/**
 * The commissioner writes the next version of who pays what and agrees to it, or the backbone writes one and
 * proposes it; the backbone also changes a proposal here.
 */
export function Component() {
  const may = useMay();
  const { id } = useParams();
  const { data, error, refetch } = useQuery(AGREEMENTS);
  const proposals = useQuery(PROPOSALS, { skip: !may('fundingProposals') });
  if (!may('agreeFunding') && !may('proposeFunding'))
    return (
      <EmptyState title="The backbone proposes who pays, and the commissioner agrees">
        You can read the agreement in force.
      </EmptyState>
    );
  const fault = error ?? proposals.error;
  if (fault && !(data && proposals.data))
    return (
      <Fault
        error={fault}
        onRetry={() => {
          void refetch();
          void proposals.refetch();
        }}
      />
    );
  if (!data || !proposals.data) return <Loading what="Loading the funding agreement" />;
  const proposal = id ? proposals.data.fundingProposals.find((one) => one.id === id) : null;
  if (proposal === undefined || (proposal && !may('updateFundingProposal')))
    return <EmptyState title="There is no such proposal">It was agreed or taken back.</EmptyState>;
  return <Editor key={id ?? 'new'} newest={data.fundingAgreements[0]} proposal={proposal} />;
}

function Editor({ newest, proposal }: { newest: Agreement | undefined; proposal: Proposal | null }) {
  const may = useMay();
  const proposes = proposal !== null || !may('agreeFunding');
  const { slug, currency } = usePartnership();
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  const names = useFundingNames();
  const [asking, setAsking] = useState(false);
  const [agree] = useMutation(AGREE_FUNDING, { refetchQueries: ['FundingAgreements', 'Headroom'] });
  const [propose] = useMutation(PROPOSE_FUNDING, { refetchQueries: ['FundingProposals', 'Today'] });
  const [update] = useMutation(UPDATE_PROPOSAL, { refetchQueries: ['FundingProposals', 'Today'] });
  const start = useMemo(
    () => (proposal ? draftFrom(proposal, proposal.effectiveFrom) : draftFrom(newest)),
    [newest, proposal],
  );
  // what was typed into an earlier content of a proposal is not for a later one
  const { value, set, restored, discard } = useDraft<FundingDraft>(
    proposal ? `${slug}/funding/${proposal.id}/${proposal.revision}` : `${slug}/funding/new`,
    start,
  );
  const { contributions } = value;
  const latest = useLatest(contributions);
  const read = useMemo(
    () => readDraft(value, currency, { outcome: names.nameOfOutcome, anchor: names.nameOfAnchor }),
    [value, currency, names],
  );
  const errors = useMemo(
    () =>
      Object.fromEntries(refusals.list.flatMap(({ field, message }) => (field ? [[field, message]] : []))),
    [refusals.list],
  );
  const change = useCallback(
    (index: number, part: Partial<DraftContribution>) =>
      set({ contributions: latest.current.map((one, at) => (at === index ? { ...one, ...part } : one)) }),
    [set, latest],
  );
  const move = useCallback(
    (index: number, by: -1 | 1) => {
      const one = latest.current[index];
      const other = latest.current[index + by];
      if (!one || !other) return;
      set({
        contributions: latest.current.map((there, at) =>
          at === index ? other : at === index + by ? one : there,
        ),
      });
    },
    [set, latest],
  );
  const remove = useCallback(
    (index: number) => set({ contributions: latest.current.filter((_, at) => at !== index) }),
    [set, latest],
  );
  const ask = async (): Promise<void> => {
    const wrong = [...wrongDate(value), ...read.wrong, ...(read.balance ? [read.balance] : [])];
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    refusals.clear();
    if (proposes) await save();
    else setAsking(true);
  };
  const save = async (): Promise<void> => {
    const input = inputOf(value);
    const result = proposal
      ? (await update({ variables: { id: proposal.id, input } })).data?.updateFundingProposal
      : (await propose({ variables: { input } })).data?.proposeFunding;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result?.__typename === 'FundingProposal') {
      discard();
      say('The proposal is saved. It waits for the commissioner.');
      await navigate(to(`funding/proposals/${result.id}`));
    }
  };
  const version = (newest?.version ?? 0) + 1;
  return (
    <>
      <PageHeader
        title={
          proposal
            ? 'Change the proposal'
            : `${proposes ? 'Propose' : 'Agree'} version ${version} of the funding`
        }
        lead={`${proposes ? 'The commissioner agrees to it or sends it back. ' : ''}It holds for outcomes achieved from its date on that are not billed yet. What is billed stays as it was.`}
        back={{ to: to('funding'), label: 'Funding agreement' }}
      />
      <Form refusals={refusals} onSubmit={ask}>
        <Panel title="When">
          <DateField
            {...refusals.field('effectiveFrom')}
            label="Holds from"
            description="It may reach back"
            value={value.effectiveFrom}
            onChange={(event) => set({ effectiveFrom: event.currentTarget.value })}
          />
        </Panel>
        <Panel
          title="Who pays"
          actions={
            <Button
              variant="default"
              leftSection={<Icon name="add" />}
              onClick={() => set({ contributions: [...contributions, emptyContribution()] })}
            >
              Add a contribution
            </Button>
          }
        >
          <p>
            Percentages come first and share the price. Fixed amounts then take from the rest in this order,
            and so do those who pay what is left.
          </p>
          <div id="contributions" tabIndex={-1}>
            {contributions.map((one, index) => (
              <ContributionEditor
                key={one.key}
                one={one}
                index={index}
                last={index === contributions.length - 1}
                currency={currency}
                names={names}
                errors={errors}
                onChange={change}
                onMove={move}
                onRemove={remove}
              />
            ))}
          </div>
          <Balance of={read} />
        </Panel>
        {read.terms && !read.balance ? (
          <WorkedExample terms={read.terms} paid={newest ?? null} names={names} />
        ) : null}
        {read.terms && !read.balance && parseDate(value.effectiveFrom) ? (
          <FundingCostOnRequest input={inputOf(value)} />
        ) : null}
        <Group mt="lg">
          <Button type="submit">{proposes ? 'Propose to the commissioner' : 'Agree to this version'}</Button>
          <Button
            component={Link}
            to={to(proposal ? `funding/proposals/${proposal.id}` : 'funding')}
            variant="default"
          >
            Leave it for later
          </Button>
          {restored ? (
            <Button variant="subtle" onClick={discard}>
              Forget what I typed
            </Button>
          ) : null}
        </Group>
      </Form>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Agree to version ${version}?`}
        confirm="Agree"
        onConfirm={async () => {
          const { data } = await agree({ variables: { input: inputOf(value) } });
          const result = data?.agreeFunding;
          if (result?.__typename === 'Refusal') {
            // It belongs beside its field, so the dialog makes way for the form.
            refusals.show([result]);
            return undefined;
          }
          discard();
          say(`Version ${version} is agreed.`);
          await navigate(to(`funding?version=${version}`));
          return undefined;
        }}
      >
        <p>
          {count(contributions.length, 'contribution')},{' '}
          {value.effectiveFrom ? `from ${dateText(value.effectiveFrom)}` : ''}. Once agreed it cannot be
          changed, only replaced by a later version.
        </p>
      </ConfirmDialog>
    </>
  );
}
