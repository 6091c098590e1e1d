import { type Action, isRefusal, type Refusal } from '../../rules/index.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { AskedView } from './asked-view.js';

export interface DecideInput {
  readonly id: string;
  readonly words: string;
}

/** What a decision needs to know of the one or the other: how it is held, and how it is seen afterwards. */
interface Asking<Verb, View> {
  readonly table: 'transfer' | 'joint_work';
  readonly lock: (
    tenant: Tenant,
    verb: Verb,
    id: string,
  ) => Promise<{ readonly system: Tenant; readonly to: string } | Refusal>;
  readonly seen: (actor: Actor, id: string, verb: Verb) => Promise<View>;
}

/**
 * Declines what was asked of a provider, or takes it back, and says why. Neither side writes the other's record: the lock
 * judges who moves it, and the system writes.
 * @returns what was asked; WRONG_STATE; INVALID (words)
 * @throws Fault FORBIDDEN; NOT_FOUND
 */
export async function decideAsked<Verb extends Action, View extends AskedView>(
  { table, lock, seen }: Asking<Verb, View>,
  actor: Actor,
  verb: Verb,
  input: DecideInput,
): Promise<View | Refusal> {
  const refused = await withTenant(actor, async (tenant) => {
    tenant.must(verb);
    const words = readText(input.words, 'words', LONGEST_NOTE, 'Say why, in a few words.');
    if (isRefusal(words)) return words;
    const locked = await lock(tenant, verb, input.id);
    if (isRefusal(locked)) return locked;
    const { system, to } = locked;
    await system.execute(
      `UPDATE ${table} SET state = $3, decided_by = $4, decided_at = $5, decided_words = $6
       WHERE partnership_id = $1 AND id = $2`,
      [system.partnership.id, input.id, to, tenant.personId, tenant.now, words],
    );
    return null;
  });
  return refused ?? seen(actor, input.id, verb);
}
