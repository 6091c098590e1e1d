import {
  checkSelfReferralPage,
  type Refusal,
  type SelfReferralPage,
  type SelfReferralPageInput,
} from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

const COLUMNS = `s.is_open AS "isOpen", s.welcome, s.other_way AS "otherWay", s.controller,
  s.answers_requests AS "answersRequests", s.lawful_basis AS "lawfulBasis"`;

/** What the partnership says to people who refer themselves; null until it was first kept. @throws Fault FORBIDDEN */
export function selfReferralPage(actor: Actor): Promise<SelfReferralPage | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('selfReferralPage');
    return readSelfReferralPage(tenant);
  });
}

/** The same inside a transaction: a visitor's or the partnership's own. */
export async function readSelfReferralPage(tenant: Tenant): Promise<SelfReferralPage | null> {
  const row = await tenant.row<SelfReferralPage>(
    `SELECT ${COLUMNS} FROM self_referral_page s WHERE s.partnership_id = $1`,
    [tenant.partnership.id],
  );
  return row ?? null;
}

/**
 * Opens the page on which people refer themselves, closes it, and says what stands on it. It holds from the next visit
 * on; what was sent before keeps the words that its sender was told.
 * @returns INVALID with its field (welcome, otherWay, controller, answersRequests, lawfulBasis).
 * @throws Fault FORBIDDEN
 */
export function setSelfReferralPage(
  actor: Actor,
  input: SelfReferralPageInput,
): Promise<SelfReferralPage | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setSelfReferralPage');
    const page = checkSelfReferralPage(input);
    if (Array.isArray(page)) return page[0] as Refusal;
    await tenant.execute(
      `INSERT INTO self_referral_page AS s (partnership_id, is_open, welcome, other_way, controller, answers_requests,
         lawful_basis)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (partnership_id) DO UPDATE SET is_open = $2, welcome = $3, other_way = $4, controller = $5,
         answers_requests = $6, lawful_basis = $7`,
      [
        tenant.partnership.id,
        page.isOpen,
        page.welcome,
        page.otherWay,
        page.controller,
        page.answersRequests,
        page.lawfulBasis,
      ],
    );
    return page;
  });
}
