import type { AskedStands } from '../gql/graphql.js';
import type { Column } from '../ui/data-table.js';
import { ShownCount } from '../ui/shown-count.js';
import { askedSentence } from './asked-sentence.js';
import { BarList } from './bar-list.js';
import type { Measures } from './measures-queries.js';
import { NOT_SHOWN } from './measures-words.js';
import { Part } from './part.js';

type Count = number | null | undefined;

/** How what was asked stands today, of transfers and of joint work. */
interface Row {
  readonly stands: AskedStands;
  readonly transfers: Count;
  readonly jointWork: Count;
}

const STANDS: Readonly<Record<AskedStands, string>> = {
  WAITING: 'Waits for an answer',
  AGREED: 'Taken on, or worked together',
  ENDED: 'Worked together, and over',
  DECLINED: 'Declined',
  WITHDRAWN: 'Taken back',
};

const counted = (key: 'transfers' | 'jointWork', header: string): Column<Row> => ({
  key,
  header,
  align: 'end',
  cell: (row) => <ShownCount of={row[key]} />,
  sortBy: (row) => row[key] ?? -1,
  text: (row) => row[key] ?? NOT_SHOWN,
});

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', header: 'How it stands today', primary: true, cell: ({ stands }) => STANDS[stands] },
  counted('transfers', 'Transfers'),
  counted('jointWork', 'Joint work'),
];

/** What providers ask of one another: how often, what came of it, and how long they wait for an answer. */
export function BetweenProviders({ measures }: { measures: Measures }) {
  const { transfers, jointWork } = measures;
  const rows = transfers.stands.map(
    ({ stands, count }, nth): Row => ({ stands, transfers: count, jointWork: jointWork.stands[nth]?.count }),
  );
  return (
    <Part
      title="Transfers and joint work"
      sentence={askedSentence(measures)}
      columns={COLUMNS}
      rows={rows}
      rowKey={({ stands }) => stands}
      file="transfers-and-joint-work"
    >
      <BarList
        of={rows.map((row) => ({
          key: row.stands,
          name: STANDS[row.stands],
          count: row.transfers == null || row.jointWork == null ? null : row.transfers + row.jointWork,
        }))}
      />
    </Part>
  );
}
