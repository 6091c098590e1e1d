import {
  CURSOR_ID,
  CURSOR_INSTANT,
  checkFirst,
  type Page,
  type PageRequest,
  pageOf,
  readCursor,
} from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { searchWords } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { FROM_PARTICIPANT, type ParticipantView, type Phase, participantJson } from './participant-view.js';

export interface ParticipantsRequest extends PageRequest {
  /** Words of the name, or the beginning of the reference; every one must be found. */
  readonly search?: string | null;
  readonly phase?: Phase | null;
}

interface Row {
  id: string;
  at: string;
  total: bigint | null;
  participant: ParticipantView;
}

/** The participants that the actor may know, newest first, by one statement. @throws Fault FORBIDDEN */
export function participants(actor: Actor, request: ParticipantsRequest): Promise<Page<ParticipantView>> {
  checkFirst(request.first);
  return withTenant(actor, (tenant) => readParticipants(tenant, request));
}

/** The same inside a transaction; how long a page may be is for the caller to judge. */
export async function readParticipants(
  tenant: Tenant,
  request: ParticipantsRequest,
): Promise<Page<ParticipantView>> {
  const { first } = request;
  const after = readCursor(request.after, [CURSOR_INSTANT, CURSOR_ID]);
  tenant.must('participants');
  const p = new Parameters();
  const where = [`p.partnership_id = ${p.add(tenant.partnership.id)}`];
  if (request.phase) where.push(`p.phase = ${p.add(request.phase)}`);
  for (const word of searchWords(request.search)) {
    const anywhere = p.add(`%${word}%`);
    where.push(`(lower(p.given_name || ' ' || p.family_name) LIKE ${anywhere}
        OR lower(p.reference) LIKE ${p.add(`${word}%`)})`);
  }
  const counted = where.join(' AND ');
  const total = request.count ? `(SELECT count(*) FROM participant p WHERE ${counted})` : 'NULL::bigint';
  if (after) where.push(`(p.created_at, p.id) < (${p.add(after[0])}::timestamptz, ${p.add(after[1])}::uuid)`);
  const rows = await tenant.rows<Row>(
    `SELECT x.id, x.at, counted.total, x.participant FROM (SELECT ${total} AS total) AS counted
       LEFT JOIN LATERAL (
         SELECT p.id, p.created_at, p.created_at::text AS at, ${participantJson} AS participant
         FROM ${FROM_PARTICIPANT} WHERE ${where.join(' AND ')}
         ORDER BY p.created_at DESC, p.id DESC LIMIT ${p.add(first + 1)}
       ) x ON true
       ORDER BY x.created_at DESC, x.id DESC`,
    p.values,
  );
  const found = rows.filter((row) => row.id !== null);
  tenant.showed(
    'participant',
    found.slice(0, first).map(({ id }) => id),
  );
  return pageOf(found, first, rows[0]?.total, (row) => ({ node: row.participant, key: [row.at, row.id] }));
}
