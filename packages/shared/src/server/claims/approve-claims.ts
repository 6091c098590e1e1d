import { type Refusal, refuse } from '../../rules/index.js';
import { Fault } from '../errors.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { approveClaimsIn } from './approve-claim.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { lockClaims } from './move-claims.js';
import { readClaimsById } from './read-claims.js';

const MOST = 100;

/**
 * The backbone approves several claims in one action, each by itself: one that is refused holds up none of the
 * others, and three persons stand behind each of them as behind one.
 * @returns for each, in the order given, the claim, or why it was refused; INVALID for one that is not there.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for none or more than 100.
 */
export function approveClaims(
  actor: Actor,
  input: { readonly ids: readonly string[] },
  parts: ClaimParts = ALL_PARTS,
): Promise<(ClaimView | Refusal)[]> {
  const { ids } = input;
  return withTenant(actor, async (tenant) => {
    tenant.must('approveClaims');
    if (ids.length < 1 || ids.length > MOST)
      throw new Fault('BAD_USER_INPUT', `Give 1 to ${MOST} claims at a time.`);
    const known = await lockClaims(tenant, ids);
    const there = [...known.keys()];
    const results = await approveClaimsIn(
      tenant,
      there.map((id) => ({ id })),
    );
    const refused = new Map(there.map((id, nth) => [id, results[nth] ?? null]));
    const views = await readClaimsById(
      tenant,
      there.filter((id) => refused.get(id) === null),
      parts,
    );
    const answered = new Set<string>();
    return ids.map((given, at) => {
      const id = given.toLowerCase();
      if (!known.has(id))
        return refuse('INVALID', 'There is no such claim, or it is not yours to see.', `ids.${at}`);
      const why = refused.get(id);
      if (why) return why;
      if (answered.has(id))
        return refuse('WRONG_STATE', 'This claim is in the list twice, and was approved the first time.');
      answered.add(id);
      return views.get(id) ?? refuse('INVALID', 'This claim is not there any more.', `ids.${at}`);
    });
  });
}
