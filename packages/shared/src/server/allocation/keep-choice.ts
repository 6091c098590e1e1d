import type { Tenant } from '../tenancy/index.js';
import type { SuggestionsView } from './suggestions.js';

/** So many of the suggestions are kept with a choice. */
const KEPT = 5;

/**
 * Keeps what was suggested for somebody and whom the assessor chose, so that the choice can be explained later.
 * @param suggestions as they were before the offer
 * @param tenant as the system
 */
export async function keepChoice(
  tenant: Tenant,
  referralId: string,
  { providerId, workerId }: { readonly providerId: string; readonly workerId: string | null },
  { suggested, out, ruleVersion }: SuggestionsView,
): Promise<void> {
  const isChosen = (one: { providerId: string; workerId: string | null }): boolean =>
    one.providerId === providerId && (workerId === null || one.workerId === workerId);
  const place = suggested.findIndex(isChosen);
  const sentence = (suggested[place] ?? out.find(isChosen))?.sentence ?? null;
  await tenant.execute(
    `INSERT INTO allocation_choice (partnership_id, referral_id, at, by_person, provider_id, worker_id, rule_version,
       suggested, sentence, place)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tenant.partnership.id,
      referralId,
      tenant.now,
      tenant.me.personId,
      providerId,
      workerId,
      ruleVersion,
      JSON.stringify(
        suggested.slice(0, KEPT).map(({ name, sentence: said, below }) => ({ name, sentence: said, below })),
      ),
      sentence,
      place < 0 ? null : place + 1,
    ],
  );
}
