import {
  checkSignatureWords,
  isRefusal,
  LONGEST_SIGNATURE_WORDS,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { keepUsualWording, readSignatureWordings, type SignatureWordingView } from './signature-wordings.js';
import { titlesToCertify } from './titles-to-certify.js';

export interface SignatureWordingInput {
  /** left out: for every outcome that has no words of its own */
  readonly outcomeCode?: string | null;
  /** with {outcome} and {date} where the facts are to stand; left out: the outcome has no words of its own any more */
  readonly words?: string | null;
}

/**
 * Adds a version of what people sign from now on. What was signed before keeps its own words.
 * @returns all versions; INVALID with its field
 * @throws Fault FORBIDDEN
 */
export function setSignatureWording(
  actor: Actor,
  input: SignatureWordingInput,
): Promise<{ readonly wordings: readonly SignatureWordingView[] } | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setSignatureWording');
    const outcomeCode = input.outcomeCode?.trim() || null;
    const titles = outcomeCode === null ? [] : await titlesToCertify(tenant, outcomeCode);
    if (isRefusal(titles)) return titles;
    const words = readWords(input.words ?? null, outcomeCode);
    if (isRefusal(words)) return words;
    // the next version is counted while nobody else adds one
    await tenant.rows(`SELECT pg_advisory_xact_lock(hashtextextended('weft.signing.' || $1::text, 0))`, [
      tenant.partnership.id,
    ]);
    await keepUsualWording(tenant);
    await tenant.execute(
      `INSERT INTO signature_wording (partnership_id, outcome_code, version, words, made_by, made_at)
       SELECT $1, $2, 1 + coalesce(max(w.version), 0), $3, $4, $5 FROM signature_wording w
       WHERE w.partnership_id = $1 AND w.outcome_code = $2
       -- the same again is no new version
       HAVING (array_agg(w.words ORDER BY w.version DESC))[1] IS DISTINCT FROM $3`,
      [tenant.partnership.id, outcomeCode ?? '', words, tenant.personId, tenant.now],
    );
    return { wordings: await readSignatureWordings(tenant) };
  });
}

function readWords(given: string | null, outcomeCode: string | null): string | null | Refusal {
  if (given === null)
    return outcomeCode === null
      ? refuse('INVALID', 'There is always something to sign: write the words for all outcomes.', 'words')
      : null;
  const words = readText(given, 'words', LONGEST_SIGNATURE_WORDS, 'Write what people sign.');
  return isRefusal(words) ? words : (checkSignatureWords(words) ?? words);
}
