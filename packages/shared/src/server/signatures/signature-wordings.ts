import { type SignatureWording, USUAL_SIGNATURE_WORDS } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** One version of what people sign. */
export interface SignatureWordingView extends SignatureWording {
  /** null: the usual words, or somebody whom the actor does not know as a member */
  readonly madeBy: PersonView | null;
  /** null for the usual words that nobody has signed yet */
  readonly madeAt: Date | null;
}

/** What people sign, for all outcomes first, each from its first version on. @throws Fault FORBIDDEN */
export function signatureWordings(actor: Actor): Promise<readonly SignatureWordingView[]> {
  return withTenant(actor, (tenant) => {
    tenant.must('signatureWordings');
    return readSignatureWordings(tenant);
  });
}

/** The same inside a transaction: the usual words until the partnership has any. */
export async function readSignatureWordings(tenant: Tenant): Promise<readonly SignatureWordingView[]> {
  const own = await tenant.rows<SignatureWordingView>(
    `SELECT nullif(w.outcome_code, '') AS "outcomeCode", w.version, w.words, ${personOf('w.made_by')} AS "madeBy",
       w.made_at AS "madeAt"
     FROM signature_wording w WHERE w.partnership_id = $1 ORDER BY w.outcome_code, w.version`,
    [tenant.partnership.id],
  );
  if (own.some(({ outcomeCode }) => outcomeCode === null)) return own;
  return [
    { outcomeCode: null, version: 1, words: USUAL_SIGNATURE_WORDS, madeBy: null, madeAt: null },
    ...own,
  ];
}

/**
 * Makes the usual words the partnership's own first version, before they are signed or changed: what was signed stays
 * what it was, whatever the usual words become. @param tenant as the system, or as who changes them
 */
export async function keepUsualWording(tenant: Tenant): Promise<void> {
  await tenant.execute(
    `INSERT INTO signature_wording (partnership_id, outcome_code, version, words, made_by, made_at)
     VALUES ($1, '', 1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [tenant.partnership.id, USUAL_SIGNATURE_WORDS, tenant.me.isSystem ? null : tenant.personId, tenant.now],
  );
}
