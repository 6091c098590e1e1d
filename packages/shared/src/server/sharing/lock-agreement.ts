import type { CalendarDate, SharingState } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';
import { stateOf } from './agreement-view.js';

/** An agreement under lock, and where it stands. */
export interface LockedAgreement {
  readonly id: string;
  readonly state: SharingState;
  /** whether any party has signed: what it says is not changed any more */
  readonly hasSignature: boolean;
}

/**
 * Holds an agreement until the transaction ends: of two who sign, end or change it at once the second is judged by what the
 * first did. @throws Fault NOT_FOUND
 */
export async function lockAgreement(tenant: Tenant, id: string): Promise<LockedAgreement> {
  const found = await tenant.row<{
    id: string;
    startsOn: CalendarDate;
    expiresOn: CalendarDate;
    signedAt: Date | null;
    endedAt: Date | null;
  }>(
    `SELECT id, starts_on AS "startsOn", expires_on AS "expiresOn", signed_at AS "signedAt", ended_at AS "endedAt"
     FROM sharing_agreement WHERE partnership_id = $1 AND id = $2 FOR UPDATE`,
    [tenant.partnership.id, mustBeId(id)],
  );
  if (!found) throw notFound();
  // read once it is held, so that a signature of the moment before counts
  const signed = await tenant.row(
    'SELECT FROM sharing_party WHERE partnership_id = $1 AND agreement_id = $2 AND signed_on IS NOT NULL LIMIT 1',
    [tenant.partnership.id, found.id],
  );
  return { id: found.id, state: stateOf(tenant, found), hasSignature: signed !== undefined };
}
