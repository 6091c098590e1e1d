import { type CalendarDate, seenSince, worksWithEverybody } from '../../rules/index.js';
import { readCaseloadGuide } from '../caseloads/guide-of.js';
import { mustBeId } from '../ids.js';
import {
  checkFirst,
  Ordering,
  type Page,
  type PageRequest,
  pageOf,
  type Sort,
  type SortKey,
} from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { searchWords, wordIn } from '../read-search.js';
import { type Actor, type Me, type Tenant, withTenant } from '../tenancy/index.js';
import { type ParticipantView, type Phase, participantJson, WORKS_WITH_THEM } from './participant-view.js';

export interface ParticipantsRequest extends PageRequest {
  /** Words of the name, or the beginning of the reference; every one must be found. */
  readonly search?: string | null;
  readonly phase?: Phase | null;
  /** only those whose link worker the acting person is */
  readonly mine?: boolean | null;
  /** only those whose link worker this person is */
  readonly linkWorkerId?: string | null;
  /** only those who have not been seen within the time that the guide gives their phase */
  readonly unseen?: boolean | null;
  /** newest first when it is left out */
  readonly sort?: ParticipantSort | null;
}

export const PARTICIPANT_SORTS = ['NAME', 'REFERENCE', 'ENROLLED', 'LAST_SEEN'] as const;
export type ParticipantSort = Sort<(typeof PARTICIPANT_SORTS)[number]>;

/** Whence the list is read; when somebody was last seen is there for those who may know. */
const FROM = `participant p LEFT JOIN last_seen s ON s.partnership_id = p.partnership_id AND s.participant_id = p.id`;
/** Since when nobody has seen them: who never was seen, since support began. */
const UNSEEN_SINCE = 'coalesce(s.seen_on, p.enrolled_on)';

const SORT_KEYS: Readonly<Record<ParticipantSort['by'], SortKey>> = {
  // by family name, then given name
  NAME: { sql: 'p.folded_name', type: 'text' },
  REFERENCE: { sql: 'p.reference', type: 'text' },
  ENROLLED: { sql: 'p.enrolled_on', type: 'date' },
  LAST_SEEN: { sql: UNSEEN_SINCE, type: 'date' },
};
const NEWEST: SortKey = { sql: 'p.created_at', type: 'timestamptz' };
const ID: SortKey = { sql: 'p.id', type: 'uuid' };

/** As a sort key where somebody may not know it: the same for all whom they do not work with. */
const known = ({ sql, type }: SortKey): SortKey => ({
  sql: `coalesce(CASE WHEN ${WORKS_WITH_THEM} THEN ${sql} END, '0001-01-01')`,
  type,
});

/** Whether everybody whom the actor sees is somebody they work with: not so for who checks claims. */
const worksWithAll = ({ isSystem, roles }: Me): boolean =>
  isSystem || !roles.includes('VERIFIER') || worksWithEverybody(roles);

/** An order tells what it is by, and so does a cursor: of when support began, only to who may know. */
function orderingOf(sort: ParticipantSort | null | undefined, me: Me): Ordering {
  const key = sort ? SORT_KEYS[sort.by] : NEWEST;
  const tells = key === NEWEST || sort?.by === 'ENROLLED' || sort?.by === 'LAST_SEEN';
  const shown = tells && !worksWithAll(me) ? known(key) : key;
  return new Ordering([shown, ID], sort ? sort.descending === true : true);
}

interface Row {
  id: string;
  key: string[];
  total: bigint | null;
  participant: ParticipantView;
  lastSeenOn: CalendarDate | null;
  lastTriedOn: CalendarDate | null;
}

/** A participant of the list, with when they were last seen, and tried in vain; null: never, or not the actor's to know. */
export interface ListedParticipant extends ParticipantView {
  readonly lastSeenOn: CalendarDate | null;
  readonly lastTriedOn: CalendarDate | null;
}

/**
 * The participants that the actor may know, newest first, by one statement; one more asks the guide, where only those are
 * wanted who were not seen in time. @throws Fault FORBIDDEN
 */
export function participants(actor: Actor, request: ParticipantsRequest): Promise<Page<ListedParticipant>> {
  checkFirst(request.first);
  return withTenant(actor, (tenant) => readParticipants(tenant, request));
}

/** The same inside a transaction; how long a page may be is for the caller to judge. */
export async function readParticipants(
  tenant: Tenant,
  request: ParticipantsRequest,
): Promise<Page<ListedParticipant>> {
  const { first } = request;
  const ordering = orderingOf(request.sort, tenant.me);
  const after = ordering.read(request.after);
  tenant.must('participants');
  const p = new Parameters();
  const where = [`p.partnership_id = ${p.add(tenant.partnership.id)}`];
  if (request.phase) where.push(`${WORKS_WITH_THEM} AND p.phase = ${p.add(request.phase)}`);
  if (request.mine) where.push(`p.link_worker_id = ${p.add(tenant.me.personId)}`);
  if (request.unseen)
    where.push(
      `${WORKS_WITH_THEM} AND ${UNSEEN_SINCE} < (${p.add(seenSince(tenant.today, await readCaseloadGuide(tenant)))}::jsonb ->> p.phase)::date`,
    );
  if (request.linkWorkerId)
    where.push(`${WORKS_WITH_THEM} AND p.link_worker_id = ${p.add(mustBeId(request.linkWorkerId))}`);
  for (const word of searchWords(request.search))
    where.push(
      `(${wordIn.anywhere('p.folded_name', word, p)} OR ${wordIn.reference('p.reference', word, p)})`,
    );
  // what everybody's list begins with; planning it costs more than reading it
  const isUsual = where.length === (request.mine ? 2 : 1) && !request.sort;
  const total = request.count
    ? `(SELECT count(*) FROM ${request.unseen ? FROM : 'participant p'} WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(ordering.beyond(after, p));
  // a kept plan has to know how few rows are wanted: a number, written out
  const limit = isUsual ? Math.trunc(first) + 1 : p.add(first + 1);
  const bySeen = request.unseen || request.sort?.by === 'LAST_SEEN';
  const rows = await tenant.rows<Row>(
    `SELECT x.id, x.key, counted.total, x.participant, x."lastSeenOn", x."lastTriedOn" FROM (SELECT ${total} AS total) AS counted
       LEFT JOIN LATERAL (
         SELECT p.id, ${ordering.key} AS key, row_number() OVER (${ordering.orderBy}) AS nth,
           ${participantJson} AS participant, s.seen_on AS "lastSeenOn", s.tried_on AS "lastTriedOn"
         FROM (SELECT p.* FROM ${bySeen ? FROM : 'participant p'} WHERE ${where.join(' AND ')}
           ${ordering.orderBy} LIMIT ${limit}) p
         LEFT JOIN last_seen s ON s.partnership_id = p.partnership_id AND s.participant_id = p.id
         LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
       ) x ON true
       ORDER BY x.nth`,
    p.values,
    { keepPlan: isUsual },
  );
  const found = rows.filter((row) => row.id !== null);
  tenant.showed(
    'participant',
    found.slice(0, first).map(({ id }) => id),
  );
  return pageOf(found, first, rows[0]?.total, ({ participant, lastSeenOn, lastTriedOn, key }) => ({
    node: { ...participant, lastSeenOn, lastTriedOn },
    key,
  }));
}
