import {
  type AchievedOutcome,
  isRefusal,
  judgeVerification,
  type Refusal,
  type SustainUnit,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { loadOutcomes } from '../participants/load-outcomes.js';
import { sustainOf } from '../rate-cards/load-cards-in-force.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { Decision } from './approve-claim.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { whatDoesNotStand } from './does-not-stand.js';
import { judgeStep, type LockedClaim, lockClaims, type Move, moveClaims, overtaken } from './move-claims.js';
import { mustReadClaim } from './read-claims.js';

/**
 * The verifier verifies an approved or withheld claim, once the outcome it rests on is verified.
 * @returns WRONG_STATE, SAME_PERSON, ALREADY_CLAIMED for one that was decided not to stand, EARLIER_OUTCOME_MISSING,
 *   TOO_SOON.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function verifyClaim(
  actor: Actor,
  input: { readonly id: string },
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('verifyClaim');
    const [refused] = await verifyClaimsIn(tenant, [{ id: input.id }]);
    return refused ?? mustReadClaim(tenant, input.id, parts);
  });
}

interface VerifiedTariff {
  readonly title: string;
  readonly after: string | null;
  readonly sustain: ReturnType<typeof sustainOf>;
  readonly afterTitle: string | null;
}

/**
 * Verifies many by seven statements; for each, in the order given, why it was refused, or null. They are taken
 * by date of achievement, and of one day the earlier outcome first, so that a ladder may be verified in one go.
 * @param decisions each claim once.
 * @param check a further condition on each claim.
 * @throws Fault NOT_FOUND when one of them is not there.
 */
export async function verifyClaimsIn(
  tenant: Tenant,
  decisions: readonly Decision[],
  check: (claim: LockedClaim) => Refusal | null = () => null,
): Promise<(Refusal | null)[]> {
  const locked = await lockClaims(
    tenant,
    decisions.map((one) => one.id),
  );
  const claims = [...locked.values()];
  const tariffs = await loadTariffs(tenant, claims);
  const outcomes = await loadOutcomes(
    tenant,
    claims.map((claim) => claim.participantId),
  );
  // read behind the lock: whoever decides about two claims locks them too
  const notStanding = await whatDoesNotStand(tenant, [...locked.keys()]);
  const results: (Refusal | Move | undefined)[] = decisions.map(() => undefined);
  const verified = new Set<string>();
  const rung = rungs(claims, tariffs);
  const byDate = decisions
    .map((decision, nth) => ({ decision, nth, claim: locked.get(decision.id.toLowerCase()) }))
    .sort((a, b) => inOrder(a.claim, b.claim) || rung(a.claim) - rung(b.claim));
  for (const { decision, nth, claim } of byDate) {
    if (!claim) throw notFound();
    const achieved = (outcomes.get(claim.participantId) ?? []).map(
      (one): AchievedOutcome =>
        one.claimId !== null && verified.has(one.claimId) ? { ...one, state: 'VERIFIED' } : one,
    );
    const refused =
      judge(tenant, claim, tariffs.get(claim.tariffId), achieved) ??
      notStanding.get(claim.id) ??
      check(claim);
    if (!refused) verified.add(claim.id);
    results[nth] = refused ?? { claim, ...(decision.at ? { at: decision.at } : {}) };
  }
  const moves = results.filter((one): one is Move => one !== undefined && !isRefusal(one));
  const moved = await moveClaims(tenant, 'VERIFIED', moves);
  return results.map((one) => {
    if (one === undefined || isRefusal(one)) return one ?? null;
    return moved.has(one.claim.id) ? null : overtaken();
  });
}

const inOrder = (a: LockedClaim | undefined, b: LockedClaim | undefined): number => {
  const [first, second] = [a?.achievedOn ?? '', b?.achievedOn ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** How many of these claims' outcomes come before a claim's own, one after the other. */
function rungs(
  claims: readonly LockedClaim[],
  tariffs: ReadonlyMap<string, VerifiedTariff>,
): (claim: LockedClaim | undefined) => number {
  const after = new Map(
    claims.map((claim) => [claim.outcomeCode, tariffs.get(claim.tariffId)?.after ?? null]),
  );
  return (claim) => {
    const seen = new Set<string>();
    for (let code = after.get(claim?.outcomeCode ?? ''); code && !seen.has(code); code = after.get(code))
      seen.add(code);
    return seen.size;
  };
}

function judge(
  tenant: Tenant,
  claim: LockedClaim,
  tariff: VerifiedTariff | undefined,
  achieved: readonly AchievedOutcome[],
): Refusal | null {
  const to = judgeStep(tenant, claim, 'verifyClaim');
  if (isRefusal(to)) return to;
  if (!tariff) throw new Error('A claim stands on a tariff that its verifier may read.');
  return judgeVerification({
    achievedOn: claim.achievedOn,
    tariff,
    afterTitle: tariff.afterTitle,
    achieved,
  });
}

async function loadTariffs(
  tenant: Tenant,
  claims: readonly LockedClaim[],
): Promise<Map<string, VerifiedTariff>> {
  const rows = await tenant.rows<{
    id: string;
    title: string;
    after: string | null;
    after_title: string | null;
    sustain_unit: SustainUnit | null;
    sustain_length: string | null;
    sustain_break_days: number | null;
    sustain_break_restarts: boolean | null;
  }>(
    `SELECT t.id, t.title, t.after, t.sustain_unit, t.sustain_length, t.sustain_break_days, t.sustain_break_restarts,
       (SELECT min(a.title) FROM tariff a WHERE a.partnership_id = t.partnership_id
         AND a.rate_card_id = t.rate_card_id AND a.outcome_code = t.after) AS after_title
     FROM tariff t WHERE t.partnership_id = $1 AND t.id = ANY ($2)`,
    [tenant.partnership.id, [...new Set(claims.map((claim) => claim.tariffId))]],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { title: row.title, after: row.after, sustain: sustainOf(row), afterTitle: row.after_title },
    ]),
  );
}
