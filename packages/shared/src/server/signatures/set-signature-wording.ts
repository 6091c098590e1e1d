import {
  checkSignatureWords,
  isRefusal,
  LONGEST_SIGNATURE_WORDS,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { keepUsualWording, readSignatureWordings, type SignatureWordingView } from './signature-wordings.js';

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
    const wrong = outcomeCode === null ? null : await checkOutcome(tenant, outcomeCode);
    if (wrong) return wrong;
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

/** Whether any card of the partnership has an outcome of this code that people may certify themselves. */
async function checkOutcome(tenant: Tenant, outcomeCode: string): Promise<Refusal | null> {
  const titles = await titlesOf(tenant, outcomeCode);
  if (titles.length > 0) return null;
  return refuse(
    'INVALID',
    'No outcome of this kind is proved by the participant’s signed words.',
    'outcomeCode',
  );
}

/** What an outcome is called on the cards by which people may certify it themselves, the latest card first. */
export async function titlesOf(tenant: Tenant, outcomeCode: string): Promise<string[]> {
  const rows = await tenant.rows<{ title: string }>(
    `SELECT t.title FROM tariff t JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
     WHERE t.partnership_id = $1 AND t.outcome_code = $2 AND 'SELF_CERTIFICATION' = ANY (t.evidence)
       AND k.status <> 'DRAFT'
     GROUP BY t.title ORDER BY max(k.effective_from) DESC`,
    [tenant.partnership.id, outcomeCode],
  );
  return rows.map(({ title }) => title);
}
