import { type CalendarDate, type ClaimState } from '../../rules/index.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { readClaimsById } from './read-claims.js';

/** What a verifier decides. */
export const DECISIONS = ['VERIFIED', 'WITHHELD', 'REJECTED'] as const satisfies readonly ClaimState[];
export type DecisionKind = (typeof DECISIONS)[number];

/** One decision of the acting person, and the claim as it stands now. */
export interface DecisionView {
  readonly id: string;
  readonly at: Date;
  readonly decision: DecisionKind;
  readonly reason: string | null;
  readonly claim: ClaimView;
}

export interface DecisionsRequest extends PageRequest {
  readonly decisions?: readonly DecisionKind[] | null;
  /** states in which the claims are now */
  readonly states?: readonly ClaimState[] | null;
  /** decided on this day or later, in the partnership's time zone */
  readonly from?: CalendarDate | null;
  /** decided on this day or earlier */
  readonly to?: CalendarDate | null;
  readonly oldestFirst?: boolean | null;
}

interface Row {
  id: string;
  key: string[];
  claim_id: string;
  at: Date;
  decision: DecisionKind;
  reason: string | null;
  total: bigint | null;
}

/**
 * What the acting person verified, withheld or rejected, each decision by itself, the latest first. Two
 * statements a page, whatever it holds, and a fixed number more where money is to be explained.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a page of no size or a cursor of another list.
 */
export function decisions(
  actor: Actor,
  request: DecisionsRequest,
  parts: ClaimParts = ALL_PARTS,
): Promise<Page<DecisionView>> {
  checkFirst(request.first);
  return withTenant(actor, (tenant) => readDecisions(tenant, request, parts));
}

/** The same inside a transaction; how long a page may be is for the caller to judge. */
export async function readDecisions(
  tenant: Tenant,
  request: DecisionsRequest,
  parts: ClaimParts,
): Promise<Page<DecisionView>> {
  tenant.must('verifyClaim');
  const { first } = request;
  const ordering = new Ordering(
    [
      { sql: 'd.at', type: 'timestamptz' },
      { sql: 'd.id', type: 'bigint' },
    ],
    request.oldestFirst !== true,
  );
  const after = ordering.read(request.after);
  const p = new Parameters();
  const where = conditions(tenant, request, p);
  const total = request.count
    ? `(SELECT count(*) FROM claim_event d WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(ordering.beyond(after, p));
  const rows = await tenant.rows<Row>(
    `SELECT d.id::text AS id, ${ordering.key} AS key, d.claim_id, d.at, d.to_state AS decision, d.reason,
       ${total} AS total
     FROM claim_event d WHERE ${where.join(' AND ')} ${ordering.orderBy} LIMIT ${p.add(first + 1)}`,
    p.values,
  );
  const claims = await readClaimsById(
    tenant,
    [...new Set(rows.slice(0, first).map((row) => row.claim_id))],
    parts,
  );
  return pageOf(rows, first, rows[0]?.total, ({ id, key, claim_id, at, decision, reason }) => {
    const claim = claims.get(claim_id);
    // cannot be: an event is seen by those who see its claim
    if (!claim) throw new Error('A decision without its claim.');
    return { node: { id, at, decision, reason, claim }, key };
  });
}

function conditions(tenant: Tenant, request: DecisionsRequest, p: Parameters): string[] {
  const startOf = (day: CalendarDate, later: number): string =>
    `((${p.add(day)}::date + ${later})::timestamp AT TIME ZONE ${p.add(tenant.partnership.timeZone)}::text)`;
  const where = [
    `d.partnership_id = ${p.add(tenant.partnership.id)}`,
    `d.by_person = ${p.add(tenant.me.personId)}`,
    `d.to_state IN (${DECISIONS.map((one) => `'${one}'`).join(', ')})`,
  ];
  if (request.decisions) where.push(`d.to_state = ANY (${p.add(request.decisions)})`);
  if (request.from) where.push(`d.at >= ${startOf(request.from, 0)}`);
  if (request.to) where.push(`d.at < ${startOf(request.to, 1)}`);
  if (request.states)
    where.push(`EXISTS (SELECT FROM claim c WHERE c.partnership_id = d.partnership_id AND c.id = d.claim_id
      AND c.state = ANY (${p.add(request.states)}))`);
  return where;
}
