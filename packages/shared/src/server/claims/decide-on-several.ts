import { MOST_CLAIMS_AT_ONCE, type Refusal, refuse } from '../../rules/index.js';
import { Fault } from '../errors.js';
import type { Tenant } from '../tenancy/index.js';
import type { Decision } from './approve-claim.js';
import type { ClaimParts, ClaimView } from './claim-view.js';
import { lockClaims } from './move-claims.js';
import { readClaimsById } from './read-claims.js';

/** @throws Fault BAD_USER_INPUT for none, or more than may be decided on at once. */
export function checkSelection(ids: readonly string[]): void {
  if (ids.length < 1 || ids.length > MOST_CLAIMS_AT_ONCE)
    throw new Fault('BAD_USER_INPUT', `Give 1 to ${MOST_CLAIMS_AT_ONCE} claims at a time.`);
}

/**
 * Decides on several claims in one action, each by itself: one that is refused holds up none of the others.
 * @param done what has become of those that are not refused, in a word.
 * @param decide told each claim that is there once; for each, in that order, why it was refused, or null.
 * @returns for each id, in the order given, the claim, or why it was refused; INVALID for one that is not there.
 * @throws Fault BAD_USER_INPUT for none or more than 100.
 */
export async function decideOnSeveral(
  tenant: Tenant,
  ids: readonly string[],
  parts: ClaimParts,
  done: string,
  decide: (decisions: readonly Decision[]) => Promise<(Refusal | null)[]>,
): Promise<(ClaimView | Refusal)[]> {
  checkSelection(ids);
  const there = [...(await lockClaims(tenant, ids)).keys()];
  const results = await decide(there.map((id) => ({ id })));
  const refused = new Map(there.map((id, nth) => [id, results[nth] ?? null]));
  const views = await readClaimsById(
    tenant,
    there.filter((id) => refused.get(id) === null),
    parts,
  );
  const answered = new Set<string>();
  return ids.map((given, at) => {
    const id = given.toLowerCase();
    const why = refused.get(id);
    if (why === undefined)
      return refuse('INVALID', 'There is no such claim, or it is not yours to see.', `ids.${at}`);
    if (why) return why;
    if (answered.has(id))
      return refuse('WRONG_STATE', `This claim is in the list twice, and was ${done} the first time.`);
    answered.add(id);
    return views.get(id) ?? refuse('INVALID', 'This claim is not there any more.', `ids.${at}`);
  });
}
