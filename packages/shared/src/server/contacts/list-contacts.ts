import type { CalendarDate } from '../../rules/index.js';
import { isId } from '../ids.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, readAlongside, withTenant } from '../tenancy/index.js';
import { CONTACT_COLUMNS, type ContactView } from './contact-view.js';

export interface ContactsRequest extends PageRequest {
  readonly participantId: string;
}

const ORDERING = new Ordering(
  [
    { sql: 'c.met_on', type: 'date' },
    { sql: 'c.recorded_at', type: 'timestamptz' },
    { sql: 'c.id', type: 'uuid' },
  ],
  true,
);

interface Row extends ContactView {
  readonly key: string[];
  readonly total: bigint | null;
}

/** What stands of the contacts with a participant, the latest first; none for who may not know. @throws Fault FORBIDDEN */
export function contacts(actor: Actor, request: ContactsRequest): Promise<Page<ContactView>> {
  const { participantId, first } = request;
  checkFirst(first);
  const after = ORDERING.read(request.after);
  return readAlongside(actor, async (tenant) => {
    tenant.must('contacts');
    if (!isId(participantId))
      return pageOf<Row, ContactView>([], first, 0, (row) => ({ node: row, key: [] }));
    tenant.showed('participant', [participantId]);
    const p = new Parameters();
    const where = [
      `c.partnership_id = ${p.add(tenant.partnership.id)} AND c.participant_id = ${p.add(participantId)}`,
    ];
    const total = request.count
      ? `(SELECT count(*) FROM standing_contact c WHERE ${where.join()})`
      : 'NULL::bigint';
    if (after) where.push(ORDERING.beyond(after, p));
    const [, rows] = await Promise.all([
      tenant.looksBackAndBeside(),
      tenant.rows<Row>(
        `SELECT ${CONTACT_COLUMNS}, ${ORDERING.key} AS key, counted.total
       FROM (SELECT ${total} AS total) AS counted LEFT JOIN LATERAL (
         SELECT c.* FROM standing_contact c WHERE ${where.join(' AND ')}
         ${ORDERING.orderBy} LIMIT ${p.add(first + 1)}) c ON true
       ${ORDERING.orderBy}`,
        p.values,
        { keepPlan: true },
      ),
    ]);
    const found = rows.filter((row) => row.id !== null);
    return pageOf(found, first, rows[0]?.total, ({ key, total: _all, ...node }) => ({ node, key }));
  });
}

/** When somebody was last seen, and when it was last tried and they did not meet; null: never. */
export interface LastSeen {
  readonly seenOn: CalendarDate | null;
  readonly triedOn: CalendarDate | null;
}

/** When each of these participants was last seen, as far as the actor may know. One statement. */
export function lastSeenOf(
  actor: Actor,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, LastSeen>> {
  return withTenant(actor, async (tenant) => {
    const rows = await tenant.rows<LastSeen & { id: string }>(
      `SELECT s.participant_id AS id, s.seen_on AS "seenOn", s.tried_on AS "triedOn" FROM last_seen s
       WHERE s.partnership_id = $1 AND s.participant_id = ANY ($2::uuid[])`,
      [tenant.partnership.id, participantIds],
      { keepPlan: 'always' },
    );
    return new Map(rows.map(({ id, ...seen }) => [id, seen]));
  });
}
