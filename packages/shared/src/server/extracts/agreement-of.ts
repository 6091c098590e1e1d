import { type AgreedFields, type CalendarDate, type Refusal, refuse } from '../../rules/index.js';
import { Fault, notFound } from '../errors.js';
import { isId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';

/** What an agreement says of the extracts that come under it. */
export interface AgreementOfExtracts extends AgreedFields {
  readonly id: string;
  readonly form: 'CLEAR' | 'ENCODED';
  /** its last day, and how many days an extract is kept at most */
  readonly expiresOn: CalendarDate;
  readonly keepDays: number;
  readonly isInForce: boolean;
  /** whether who asks is named in it */
  readonly isNamed: boolean;
}

/** @throws Fault NOT_FOUND where there is none that the actor may see. */
export async function mustReadAgreement(tenant: Tenant, id: string): Promise<AgreementOfExtracts> {
  const agreement = isId(id)
    ? await tenant.row<AgreementOfExtracts>(
        `SELECT a.id, a.kind, a.form, a.compares, a.receives, a.expires_on AS "expiresOn", a.keep_days AS "keepDays",
           app.sharing_in_force(a.id, $3) AS "isInForce", app.is_named_in(a.id) AS "isNamed"
         FROM sharing_agreement a WHERE a.partnership_id = $1 AND a.id = $2`,
        [tenant.partnership.id, id, tenant.now],
      )
    : undefined;
  if (!agreement) throw notFound();
  return agreement;
}

/** @throws Fault FORBIDDEN for whom the agreement does not name. */
export function mustBeNamed({ isNamed }: AgreementOfExtracts): void {
  if (isNamed) return;
  throw new Fault(
    'FORBIDDEN',
    'This agreement does not name you. Ask the backbone or the data lead to name you in it first.',
  );
}

/** WRONG_STATE where an agreement lets nothing in today. */
export const notInForce = ({ isInForce }: AgreementOfExtracts): Refusal | null =>
  isInForce
    ? null
    : refuse(
        'WRONG_STATE',
        'The agreement is not in force today, so no extract comes in under it. It has to be signed by all parties, and not be over.',
      );
