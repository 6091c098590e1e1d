import {
  type CalendarDate,
  type ClaimDeed,
  type ClaimState,
  type ClaimVerb,
  checkThreePersons,
  isRefusal,
  judgeMove,
  type Refusal,
  refuse,
  STEP_OF_VERB,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { readText } from '../read-text.js';
import type { Tenant } from '../tenancy/index.js';
import { writeEvents } from './write-events.js';

/** A claim under lock: nobody moves it until the transaction ends. */
export interface LockedClaim {
  readonly id: string;
  readonly state: ClaimState;
  readonly participantId: string;
  readonly providerId: string;
  readonly outcomeCode: string;
  readonly tariffId: string;
  readonly achievedOn: CalendarDate;
  readonly awaitsAnswer: boolean;
  readonly history: readonly ClaimDeed[];
}

/**
 * Locks claims that the actor may see and change, and reads their history behind the lock, so that what is
 * judged is what is moved. What is not there, or not theirs, is not in the map.
 */
export async function lockClaims(tenant: Tenant, ids: readonly string[]): Promise<Map<string, LockedClaim>> {
  const wanted = [...new Set(ids.filter(isId).map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return new Map();
  const rows = await tenant.rows<{
    id: string;
    state: ClaimState;
    participant_id: string;
    provider_id: string;
    outcome_code: string;
    tariff_id: string;
    achieved_on: CalendarDate;
    awaits_answer: boolean;
  }>(
    `SELECT id, state, participant_id, provider_id, outcome_code, tariff_id, achieved_on, awaits_answer FROM claim
     WHERE partnership_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE`,
    [tenant.partnership.id, wanted],
  );
  const deeds = await tenant.rows<{ claim_id: string; by_person: string | null; to_state: ClaimState }>(
    `SELECT claim_id, by_person, to_state FROM claim_event
     WHERE partnership_id = $1 AND claim_id = ANY ($2) ORDER BY id`,
    [tenant.partnership.id, wanted],
  );
  const histories = new Map<string, ClaimDeed[]>(rows.map((row) => [row.id, []]));
  for (const deed of deeds) histories.get(deed.claim_id)?.push({ by: deed.by_person, to: deed.to_state });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        state: row.state,
        participantId: row.participant_id,
        providerId: row.provider_id,
        outcomeCode: row.outcome_code,
        tariffId: row.tariff_id,
        achievedOn: row.achieved_on,
        awaitsAnswer: row.awaits_answer,
        history: histories.get(row.id) ?? [],
      },
    ]),
  );
}

/** One claim under lock. @throws Fault NOT_FOUND */
export async function lockClaim(tenant: Tenant, id: string): Promise<LockedClaim> {
  const claim = (await lockClaims(tenant, [id])).get(id.toLowerCase());
  if (!claim) throw notFound();
  return claim;
}

const LONGEST_REASON = 5000;

/** A reason as people give them: 1 to 5,000 characters. INVALID on `field` otherwise. */
export const readReason = (text: string, ask: string, field = 'reason'): string | Refusal =>
  readText(text, field, LONGEST_REASON, ask);

/** Where the verb leads from the claim's state, or WRONG_STATE, or SAME_PERSON over its whole history. */
export function judgeStep(tenant: Tenant, claim: LockedClaim, verb: ClaimVerb): ClaimState | Refusal {
  const to = judgeMove(claim.state, verb);
  if (isRefusal(to)) return to;
  const step = STEP_OF_VERB[verb];
  return (step && checkThreePersons(claim.history, tenant.personId, step)) ?? to;
}

export interface Move {
  readonly claim: LockedClaim;
  readonly reason?: string | null;
  readonly at?: Date;
}

/** What a state leaves on the claim besides itself; who did it is the acting person. */
const MARKS: Readonly<Partial<Record<ClaimState, string>>> = {
  // submitted again: whoever decides anew may be another of the same part
  SUBMITTED: `submitted_by = x.who, submitted_at = x.at, approved_by = NULL, approved_at = NULL, verified_by = NULL,
    verified_at = NULL`,
  APPROVED: 'approved_by = x.who, approved_at = x.at',
  VERIFIED: 'verified_by = x.who, verified_at = x.at',
};

/**
 * Moves claims of one destination and writes their history: two statements, whatever the number. An update
 * says which state it expects (architecture.md, Habits 7); the ids that moved are returned.
 */
export async function moveClaims(
  tenant: Tenant,
  to: ClaimState,
  moves: readonly Move[],
): Promise<ReadonlySet<string>> {
  if (moves.length === 0) return new Set();
  const marks = MARKS[to];
  const moved = await tenant.rows<{ id: string }>(
    `UPDATE claim c SET state = x.target${marks ? `, ${marks}` : ''}
     FROM (SELECT u.*, $6::text AS target, $2::uuid AS who
       FROM unnest($3::uuid[], $4::text[], $5::timestamptz[]) AS u(id, expected, at)) x
     WHERE c.partnership_id = $1 AND c.id = x.id AND c.state = x.expected RETURNING c.id`,
    [
      tenant.partnership.id,
      tenant.personId,
      moves.map((move) => move.claim.id),
      moves.map((move) => move.claim.state),
      moves.map((move) => move.at ?? tenant.now),
      to,
    ],
  );
  const ids = new Set(moved.map((row) => row.id));
  await writeEvents(
    tenant,
    moves
      .filter((move) => ids.has(move.claim.id))
      .map((move) => ({
        claimId: move.claim.id,
        at: move.at ?? tenant.now,
        from: move.claim.state,
        to,
        reason: move.reason ?? null,
      })),
  );
  return ids;
}

/** What somebody is told who was overtaken between the lock and the update; under the lock nobody is. */
export const overtaken = (): Refusal =>
  refuse(
    'WRONG_STATE',
    'Somebody else has just changed this claim. Reload the page to see what happened to it.',
  );

/** Judges and makes one move of a claim under lock; the refusal, or null when it was made. */
export async function moveLocked(
  tenant: Tenant,
  claim: LockedClaim,
  verb: ClaimVerb,
  reason: string | null = null,
): Promise<Refusal | null> {
  const to = judgeStep(tenant, claim, verb);
  if (isRefusal(to)) return to;
  const moved = await moveClaims(tenant, to, [{ claim, reason }]);
  return moved.has(claim.id) ? null : overtaken();
}
