import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { PHASE_WORDS } from '../app/words.js';
import type { Phase } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { dateText } from '../ui/date-text.js';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { sessionsText } from './anchor-words.js';
import classes from './anchors.module.css';
import { Closed } from './closed.js';
import type { OwnAnchor, OwnPerson } from './own-queries.js';

/** So many are read at a glance; the others are asked for, or looked for by name. */
const AT_FIRST = 12;

/** Nobody here has an id that an anchor may know, and two may bear one name: their place says who is who. */
type Row = OwnPerson & { readonly place: number };

/** An anchor's own people: who is supported, and folded away whose support is closed; columns only of what is agreed. */
export function OwnPeople({ anchor }: { anchor: OwnAnchor }) {
  const [search, setSearch] = useState('');
  const sought = search.trim().toLowerCase();
  const people = anchor.people.map((person, place) => ({ ...person, place }));
  const closed = people.filter(({ phase }) => phase === 'CLOSED');
  const going = people.filter(({ phase }) => phase !== 'CLOSED');
  const table = (caption: string, rows: readonly Row[], sortName: string) => (
    <DataTable
      key={sought === '' ? 'all' : 'sought'}
      caption={caption}
      columns={columnsOf(anchor)}
      rows={rows.filter(({ name }) => !sought || name?.toLowerCase().includes(sought))}
      rowKey={({ place }) => String(place)}
      atFirst={AT_FIRST}
      sortName={sortName}
      unit={['person', 'people']}
      empty={<p className={classes.soft}>Nobody of that name.</p>}
    />
  );
  return (
    <Panel title="Who they are">
      {anchor.fields.includes('NAME') && people.length > AT_FIRST ? (
        <TextInput
          type="search"
          label="Find somebody by name"
          className={classes.find}
          maw={320}
          value={search}
          leftSection={<Icon name="search" size={18} />}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      {going.length > 0 ? table('Who is supported', going, 'sort') : null}
      <Closed count={closed.length}>{table('Whose support is closed', closed, 'closed-sort')}</Closed>
    </Panel>
  );
}

/** A day that may break before its year, so that seven columns stand beside each other. */
const agreedDay = (of: string | null | undefined): string => (of ? dateText(of).replace(' ', '\u00a0') : '–');

function columnsOf({ fields, attendanceSince }: OwnAnchor): Column<Row>[] {
  const agreed = (field: OwnAnchor['fields'][number], column: Column<Row>): Column<Row>[] =>
    fields.includes(field) ? [column] : [];
  return [
    {
      key: 'name',
      header: 'Name',
      primary: true,
      cell: ({ name }) => name,
      sortBy: ({ name }) => name ?? '',
    },
    ...agreed('STARTED', {
      key: 'started',
      header: 'First day',
      cell: ({ startedOn }) => agreedDay(startedOn),
      sortBy: ({ startedOn }) => startedOn ?? '',
      sorts: 'dates',
    }),
    ...agreed('PHASE', { key: 'phase', header: 'Phase', cell: ({ phase }) => <PhaseMark of={phase} /> }),
    ...agreed('LINK_WORKER', {
      key: 'worker',
      header: 'Link worker',
      cell: ({ linkWorker }) => linkWorker ?? '–',
      sortBy: ({ linkWorker }) => linkWorker ?? '',
    }),
    ...agreed('LAST_SEEN', {
      key: 'seen',
      header: 'Last seen',
      cell: ({ lastSeenOn }) => agreedDay(lastSeenOn),
      sortBy: ({ lastSeenOn }) => lastSeenOn ?? '',
      sorts: 'dates',
    }),
    ...(attendanceSince
      ? [
          {
            key: 'sessions',
            header: `Sessions since ${dateText(attendanceSince)}`,
            cell: ({ attendance }: Row) => sessionsText(attendance),
          },
        ]
      : []),
    ...agreed('OUTCOMES', {
      key: 'reached',
      header: 'Reached',
      cell: ({ outcomes }) => outcomes?.map(({ title }) => title).join(', ') || '–',
    }),
  ];
}

const PhaseMark = ({ of }: { of: Phase | null | undefined }) =>
  of ? <StateBadge tone={PHASE_WORDS[of].tone}>{PHASE_WORDS[of].name}</StateBadge> : <>–</>;
