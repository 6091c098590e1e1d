import { headingOfEncoded } from '../../rules/index.js';
import { csvHead, csvRows } from '../csv.js';
import { Fault } from '../errors.js';
import { mustBeNamed, notInForce } from '../extracts/agreement-of.js';
import type { SharingAgreementView } from '../sharing/index.js';
import { mustReadAgreement } from '../sharing/read-agreements.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { AT_ONCE, type PersonRow, readPeopleToMatch } from './people-to-match.js';

/**
 * The participants whom somebody may encode under an agreement, as a CSV file in parts: who was told of it and has not
 * taken it back, with what the agreement compares and nothing else. Each is in the audit trail as looked at.
 * @throws Fault FORBIDDEN for whom the agreement does not name; NOT_FOUND; BAD_USER_INPUT where it is not in force, or
 *   compares records that can be read; all before the first part
 */
export async function* exportPeopleToEncode(
  actor: Actor,
  agreementId: string | null,
): AsyncGenerator<string> {
  let after: string | null = null;
  for (let isFirst = true; ; isFirst = false) {
    const { agreement, rows } = await readPage(actor, agreementId, after);
    if (isFirst) yield csvHead(['id', ...agreement.compares.map(headingOfEncoded)]);
    yield csvRows(rows.map(({ id, values }) => [id, ...values]));
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.id;
  }
}

/** Each page looks again: who is taken out of the agreement meanwhile gets no more of it. */
function readPage(
  actor: Actor,
  agreementId: string | null,
  after: string | null,
): Promise<{ readonly agreement: SharingAgreementView; readonly rows: readonly PersonRow[] }> {
  return withTenant(actor, async (tenant) => {
    tenant.must('exportPeopleToEncode');
    const agreement = await mustReadAgreement(tenant, agreementId ?? '');
    mustBeNamed(agreement);
    const refused = notInForce(agreement);
    if (refused) throw new Fault('BAD_USER_INPUT', refused.message);
    if (agreement.form !== 'ENCODED')
      throw new Fault(
        'BAD_USER_INPUT',
        'This agreement compares records that can be read, so nobody has to be encoded for it.',
      );
    const rows = await readPeopleToMatch(tenant, agreement.id, agreement.compares, after);
    tenant.showed(
      'participant',
      rows.map(({ id }) => id),
    );
    return { agreement, rows };
  });
}
