import { type Refusal, refuse, wordKey } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type LanguageList, makeListOwn, readLanguageList } from './language-list.js';

/**
 * Takes a word off the partnership's list; with the first change the usual list becomes its own.
 * @returns the list; INVALID (phrase) for what is not on it
 * @throws Fault FORBIDDEN
 */
export function removeDeficitWord(actor: Actor, phrase: string): Promise<LanguageList | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('removeDeficitWord');
    const key = wordKey(phrase);
    const { words } = await readLanguageList(tenant);
    if (!words.some((word) => wordKey(word.phrase) === key))
      return refuse('INVALID', 'This is not on the list. Reload the page.', 'phrase');
    await makeListOwn(tenant);
    await tenant.execute(
      `UPDATE deficit_word SET removed_at = $3 WHERE partnership_id = $1 AND key = $2 AND removed_at IS NULL`,
      [tenant.partnership.id, key, tenant.now],
    );
    return readLanguageList(tenant);
  });
}
