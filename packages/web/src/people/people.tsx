import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { worksWithEverybody, worksWithParticipants } from '@weft/shared';
import { Link } from 'react-router';
import { useMay, usePartnership, usePlace, useTo } from '../app/viewer.js';
import { PHASE_WORDS } from '../app/words.js';
import { LastSeen } from '../contacts/last-seen.js';
import type { Phase } from '../gql/graphql.js';
import { JointPeople } from '../joint-work/joint-people.js';
import { MoveSelected, selectPersonColumn, useSelectedPeople } from '../support/move-selected.js';
import { sortOf } from '../ui/columns.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { ChoiceFilter, ClearFilters, SearchFilter } from '../ui/filter-bar.js';
import { Icon } from '../ui/icons.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { type ListedPerson, nameOf, PEOPLE } from './people-queries.js';

const PHASES = Object.keys(PHASE_WORDS) as Phase[];

const COLUMNS = [
  { key: 'name', header: 'Name', primary: true, cell: nameOf, sortKey: 'NAME' },
  {
    key: 'reference',
    header: 'Reference',
    whole: true,
    cell: ({ reference }) => reference,
    sortKey: 'REFERENCE',
  },
  {
    key: 'phase',
    header: 'Phase',
    cell: ({ phase }) =>
      phase ? <StateBadge tone={PHASE_WORDS[phase].tone}>{PHASE_WORDS[phase].name}</StateBadge> : '–',
  },
  {
    key: 'seen',
    header: 'Last seen',
    cell: (person) => <LastSeen of={person} />,
    sortKey: 'LAST_SEEN',
    sorts: 'dates',
  },
  { key: 'provider', header: 'Supported by', cell: ({ provider }) => provider?.name ?? '–' },
  { key: 'linkWorker', header: 'Link worker', cell: ({ linkWorker }) => linkWorker?.name ?? '–' },
  { key: 'anchor', header: 'Anchor', cell: ({ anchor }) => anchor?.name ?? '–', wideOnly: true },
  {
    key: 'enrolledOn',
    header: 'Enrolled',
    cell: ({ enrolledOn }) => <DateText of={enrolledOn} />,
    sortKey: 'ENROLLED',
    sorts: 'dates',
  },
] as const satisfies readonly Column<ListedPerson>[];

/** What whoever checks claims, and does nothing else here, may know of a participant. */
const COLUMNS_FOR_CHECKING = COLUMNS.slice(0, 2);

/** The participants I may see: for a provider's people, their own. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { slug } = usePartnership();
  const { roles, organisations } = usePlace();
  const checksOnly = !worksWithParticipants(roles);
  const ofProvider = !worksWithEverybody(roles) && !roles.includes('VERIFIER');
  const otherwise = ofProvider && roles.includes('LINK_WORKER') ? 'mine' : 'all';
  const address = useListAddress(
    { search: 'text', phase: PHASES, seen: ['overdue'] },
    { views: { whose: ['mine', 'all'] } },
  );
  const mine = ofProvider && (address.get('whose') || otherwise) === 'mine';
  const filter = {
    search: address.get('search') || null,
    phase: PHASES.find((one) => one === address.get('phase')) ?? null,
    mine: mine ? true : null,
    unseen: address.get('seen') === 'overdue' ? true : null,
    sort: sortOf(COLUMNS, address.get('sort')),
  };
  const { data, previousData, loading, error, refetch } = useQuery(PEOPLE, {
    variables: { first: address.first, after: address.after, ...filter },
  });
  const people = (data ?? previousData)?.participants;
  const moves = may('moveParticipants');
  const selection = useSelectedPeople(people?.edges.map(({ node }) => node) ?? []);
  const where = new Intl.ListFormat('en-GB').format(organisations.map(({ name }) => name));
  const enrol = may('enrolParticipant') ? (
    <Button
      component={Link}
      to={to('people/new')}
      variant={ofProvider ? 'default' : 'filled'}
      leftSection={<Icon name="add" />}
    >
      Enrol somebody
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={ofProvider ? (otherwise === 'mine' ? 'My people' : 'Our people') : 'People'}
        lead={
          mine
            ? 'The participants whose link worker you are. Open a page to see what somebody has achieved and to record more.'
            : ofProvider
              ? `Everybody whom ${where} supports. Open a page to see what somebody has achieved and to record more.`
              : checksOnly
                ? 'The participants whose claims you check. Open a page to see what somebody has achieved.'
                : 'The participants whom the partners support. Open a page to see what somebody has achieved.'
        }
        actions={
          <>
            {may('recordContact') ? (
              <Button component={Link} to={to('contacts/new')} variant={ofProvider ? 'filled' : 'default'}>
                Record a contact
              </Button>
            ) : null}
            {may('proposedMoves') && ofProvider ? (
              <Button component={Link} to={to('people/hand-over')} variant="default">
                Hand people over
              </Button>
            ) : null}
            {may('likelySame') ? (
              <Button component={Link} to={to('people/same')} variant="default">
                Likely the same
              </Button>
            ) : null}
            {enrol}
          </>
        }
      />
      <JointPeople />
      {moves ? <MoveSelected selection={selection} /> : null}
      <DataTable
        caption="Participants"
        columns={
          checksOnly ? COLUMNS_FOR_CHECKING : moves ? [selectPersonColumn(selection), ...COLUMNS] : COLUMNS
        }
        rows={people?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`people/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['participant', 'participants']}
        exportLink={exportLink('participants', slug, filter)}
        filters={
          <>
            <SearchFilter address={address} label="Name or reference" />
            {ofProvider ? (
              <ChoiceFilter
                address={address}
                name="whose"
                label="Whose"
                any={null}
                otherwise={otherwise}
                choices={[
                  { value: 'mine', label: 'Mine' },
                  { value: 'all', label: `All of ${where}` },
                ]}
              />
            ) : null}
            {checksOnly ? null : (
              <ChoiceFilter
                address={address}
                name="phase"
                label="Phase"
                any="Any phase"
                choices={PHASES.map((one) => ({ value: one, label: PHASE_WORDS[one].name }))}
              />
            )}
            {checksOnly ? null : (
              <ChoiceFilter
                address={address}
                name="seen"
                label="Seen"
                any="Whenever"
                choices={[{ value: 'overdue', label: 'Not within the guide’s time' }]}
              />
            )}
            <ClearFilters address={address} />
          </>
        }
        empty={
          address.filtered ? (
            <EmptyState title="Nobody matches">Take a filter off to see more.</EmptyState>
          ) : mine ? (
            <EmptyState
              title="You are nobody's link worker yet"
              action={
                <Button component={Link} to={to('people?whose=all')} variant="default">
                  See everybody whom {where} supports
                </Button>
              }
            >
              When somebody is enrolled with you, they stand here.
            </EmptyState>
          ) : may('openRecord') ? (
            <EmptyState
              title="No record is open to you"
              action={
                <Button component={Link} to={to('settings/audit')} variant="default">
                  Open a record for a reason
                </Button>
              }
            >
              Your role works with figures and sees no person’s record unless there is a reason to.
            </EmptyState>
          ) : (
            <EmptyState title="Nobody is enrolled yet" action={enrol}>
              Enrol the first participant to record what they achieve.
            </EmptyState>
          )
        }
        paging={{
          address,
          totalCount: people?.totalCount,
          hasNextPage: people?.pageInfo.hasNextPage,
          endCursor: people?.pageInfo.endCursor,
        }}
      />
    </>
  );
}
