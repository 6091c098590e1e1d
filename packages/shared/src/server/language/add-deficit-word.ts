import { checkAddedWord, type DeficitWord, type Refusal, wordKey } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type LanguageList, makeListOwn, readLanguageList } from './language-list.js';

/**
 * Puts a word on the partnership's list; with the first change the usual list becomes its own.
 * @returns the list; INVALID with the field
 * @throws Fault FORBIDDEN
 */
export function addDeficitWord(actor: Actor, input: DeficitWord): Promise<LanguageList | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('addDeficitWord');
    const word: DeficitWord = {
      phrase: tidy(input.phrase),
      alternatives: input.alternatives.map(tidy),
      why: tidy(input.why),
      unless: input.unless.map(tidy),
    };
    const [wrong] = checkAddedWord((await readLanguageList(tenant)).words, word);
    if (wrong) return wrong;
    await makeListOwn(tenant);
    await tenant.execute(
      `INSERT INTO deficit_word (partnership_id, key, phrase, alternatives, why, unless, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (partnership_id, key) DO UPDATE SET phrase = excluded.phrase, alternatives = excluded.alternatives,
         why = excluded.why, unless = excluded.unless, added_by = excluded.added_by, added_at = excluded.added_at,
         removed_at = NULL`,
      [
        tenant.partnership.id,
        wordKey(word.phrase),
        word.phrase,
        word.alternatives,
        word.why,
        word.unless,
        tenant.personId,
        tenant.now,
      ],
    );
    return readLanguageList(tenant);
  });
}

const tidy = (text: string): string => text.normalize('NFC').trim();
