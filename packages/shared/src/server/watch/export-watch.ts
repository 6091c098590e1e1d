import type { CalendarDate } from '../../rules/index.js';
import { type CsvCell, csvHead, csvRows } from '../csv.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { mustBeTime } from './decline-watch.js';
import { linesOf, type WatchLine, type WatchSplit } from './watch-lines.js';
import { readWatchedRows } from './watched-rows.js';

const HEADINGS = ['Decided by', 'Among', 'Offered', 'Declined', 'Waited long', 'Started'];

/**
 * The counts of the watch as the page shows them, as a CSV file in parts. A time that is not given is the contract so far.
 * @throws Fault FORBIDDEN, BAD_USER_INPUT before the first part
 */
export async function* exportWatch(
  actor: Actor,
  wanted: {
    readonly from: CalendarDate | null;
    readonly to: CalendarDate | null;
    readonly split: WatchSplit | null;
  },
): AsyncGenerator<string> {
  const lines = await withTenant(actor, async (tenant) => {
    tenant.must('declineWatch');
    const time = { from: wanted.from ?? tenant.partnership.contractFrom, to: wanted.to ?? tenant.today };
    mustBeTime(time);
    return linesOf(await readWatchedRows(tenant, time), wanted.split ?? 'NOTHING');
  });
  yield csvHead(HEADINGS);
  yield csvRows(lines.map(rowOf));
}

const rowOf = ({ provider, group, offered, declined, waited, started }: WatchLine): CsvCell[] => [
  provider,
  group ?? 'Everybody',
  offered,
  declined,
  waited,
  started,
];
