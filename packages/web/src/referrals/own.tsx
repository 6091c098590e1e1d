import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { isOpenReferral, REFERRAL_STATES } from '@weft/shared';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, usePartnership, usePlace, useTo } from '../app/viewer.js';
import { REFERRAL_STATE_WORDS } from '../app/words.js';
import { nameOf } from '../people/people-queries.js';
import { FromFile } from '../referral-files/from-file.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText, DayText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { ChoiceFilter, ClearFilters } from '../ui/filter-bar.js';
import { Icon } from '../ui/icons.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { OWN_REFERRALS, type OwnReferral } from './referral-queries.js';
import { NOTHING_GIVEN, useMove } from './use-move.js';

const columnsFor = (timeZone: string, named: boolean): readonly Column<OwnReferral>[] => [
  { key: 'name', header: 'Name', primary: true, cell: nameOf },
  { key: 'reference', header: 'Reference', whole: true, cell: ({ reference }) => reference },
  ...(named
    ? [{ key: 'theirs', header: 'Our reference', cell: (one: OwnReferral) => one.theirReference ?? '–' }]
    : []),
  { key: 'referredOn', header: 'Referred', cell: ({ referredOn }) => <DateText of={referredOn} /> },
  {
    key: 'state',
    header: 'Where it stands',
    cell: ({ state }) => (
      <StateBadge tone={REFERRAL_STATE_WORDS[state].tone}>{REFERRAL_STATE_WORDS[state].name}</StateBadge>
    ),
  },
  { key: 'moved', header: 'Since', cell: ({ movedAt }) => <DayText of={movedAt} timeZone={timeZone} /> },
];

/** What my organisation referred and where each stands: that, and nothing of what is said since. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { timeZone, slug } = usePartnership();
  const { organisations } = usePlace();
  const address = useListAddress({ state: REFERRAL_STATES });
  const state = REFERRAL_STATES.find((one) => one === address.get('state'));
  const { data, previousData, loading, error, refetch } = useQuery(OWN_REFERRALS, {
    variables: { first: address.first, after: address.after, states: state ? [state] : null },
  });
  const [withdrawing, setWithdrawing] = useState<OwnReferral | null>(null);
  const referrals = (data ?? previousData)?.ownReferrals;
  const rows = referrals?.edges.map(({ node }) => node);
  const columns = columnsFor(timeZone, rows?.some(({ theirReference }) => theirReference) ?? false);
  const withdraws = may('withdrawReferral');
  const refer = may('refer') ? (
    <Button component={Link} to={to('referrals/new')} leftSection={<Icon name="add" />}>
      Refer somebody
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Referred by us"
        lead={`Whom ${new Intl.ListFormat('en-GB').format(organisations.map(({ name }) => name))} referred, and where each referral stands.`}
        actions={
          <>
            <FromFile />
            {refer}
          </>
        }
      />
      <DataTable
        caption="Referred by us"
        columns={
          withdraws
            ? [
                ...columns,
                {
                  key: 'withdraw',
                  header: 'Withdraw',
                  nameHidden: true,
                  cell: (referral) =>
                    isOpenReferral(referral.state) ? (
                      <Button
                        variant="default"
                        size="compact-md"
                        aria-label={`Withdraw the referral of ${nameOf(referral)}`}
                        onClick={() => setWithdrawing(referral)}
                      >
                        Withdraw
                      </Button>
                    ) : null,
                },
              ]
            : columns
        }
        rows={rows}
        rowKey={({ id }) => id}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['referral', 'referrals']}
        exportLink={exportLink('own-referrals', slug, { states: state ? [state] : null })}
        filters={
          <>
            <ChoiceFilter
              address={address}
              name="state"
              label="Where it stands"
              any="Anywhere"
              choices={REFERRAL_STATES.map((one) => ({ value: one, label: REFERRAL_STATE_WORDS[one].name }))}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          address.filtered ? (
            <EmptyState title="No referral stands there">Take the filter off to see more.</EmptyState>
          ) : (
            <EmptyState title="Nobody is referred yet" action={refer}>
              When you refer somebody, you see here where it stands.
            </EmptyState>
          )
        }
        paging={{
          address,
          totalCount: referrals?.totalCount,
          hasNextPage: referrals?.pageInfo.hasNextPage,
          endCursor: referrals?.pageInfo.endCursor,
        }}
      />
      <Withdraw referral={withdrawing} onClose={() => setWithdrawing(null)} />
    </>
  );
}

function Withdraw({ referral, onClose }: { referral: OwnReferral | null; onClose: () => void }) {
  const make = useMove();
  const say = useSay();
  return (
    <ConfirmDialog
      opened={referral !== null}
      onClose={onClose}
      title={referral ? `Withdraw: ${nameOf(referral)}` : ''}
      confirm="Withdraw the referral"
      reason={{
        label: 'Who withdraws it, and why',
        description: 'The hub reads this.',
        missing: 'Say who withdrew the referral and why.',
      }}
      onConfirm={async (words) => {
        if (!referral) return undefined;
        const answer = await make(referral.id, 'withdrawReferral', { ...NOTHING_GIVEN, words });
        if (answer?.__typename === 'Refusal') return [{ message: answer.message, field: 'reason' }];
        say(`The referral of ${nameOf(referral)} is withdrawn.`);
        return undefined;
      }}
    >
      <p>Nobody goes on with it. Tell the person as well, if they asked for it.</p>
    </ConfirmDialog>
  );
}
