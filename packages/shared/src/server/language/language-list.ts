import { type DeficitWord, USUAL_DEFICIT_WORDS, wordKey } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** The words that a partnership would rather not read about a person, with what to say instead. */
export interface LanguageList {
  readonly words: readonly DeficitWord[];
  /** whether the partnership has made it its own; else it is the usual one */
  readonly isOwn: boolean;
}

/** The partnership's list, for whoever writes about people. @throws Fault FORBIDDEN */
export function languageList(actor: Actor): Promise<LanguageList> {
  return withTenant(actor, async (tenant) => {
    tenant.must('languageList');
    return readLanguageList(tenant);
  });
}

/** The same inside a transaction: its own list by the alphabet, the usual one until it has one. */
export async function readLanguageList(tenant: Tenant): Promise<LanguageList> {
  const own = await tenant.rows<DeficitWord & { removed: boolean }>(
    `SELECT phrase, alternatives, why, unless, removed_at IS NOT NULL AS removed FROM deficit_word
     WHERE partnership_id = $1 ORDER BY key`,
    [tenant.partnership.id],
  );
  if (own.length === 0) return { words: USUAL_DEFICIT_WORDS, isOwn: false };
  return {
    words: own.flatMap(({ removed, ...word }) => (removed ? [] : [word])),
    isOwn: true,
  };
}

/** Makes the usual list the partnership's own, before it is changed for the first time. */
export async function makeListOwn(tenant: Tenant): Promise<void> {
  await tenant.execute(
    `INSERT INTO deficit_word (partnership_id, key, phrase, alternatives, why, unless, added_at)
     SELECT $1, x.key, x.phrase, x.alternatives, x.why, x.unless, $3
     FROM json_to_recordset($2) AS x(key text, phrase text, alternatives text[], why text, unless text[])
     WHERE NOT EXISTS (SELECT FROM deficit_word d WHERE d.partnership_id = $1)
     ON CONFLICT DO NOTHING`,
    [
      tenant.partnership.id,
      JSON.stringify(USUAL_DEFICIT_WORDS.map((word) => ({ ...word, key: wordKey(word.phrase) }))),
      tenant.now,
    ],
  );
}
