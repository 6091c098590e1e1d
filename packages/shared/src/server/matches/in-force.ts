import { type Refusal, refuse } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** Why nothing is matched: said before, and by a run that its agreement ended under. */
export const NOT_IN_FORCE = (): Refusal =>
  refuse(
    'WRONG_STATE',
    'This agreement is not in force: nothing is matched under it. Sign a new one to go on.',
  );

/** Why a run is over whose agreement is. */
export const ENDED_MEANWHILE =
  'The agreement ended while this run was under way, so the run was stopped and nothing was kept. Sign a new agreement to match again.';
export const ENDED_BEFORE =
  'The agreement ended before anybody started this run, so nothing was compared. Sign a new agreement to match again.';

/** Whether the agreement holds at this moment, by the database's clock. */
export async function isInForce(tenant: Tenant, agreementId: string): Promise<boolean> {
  const row = await tenant.row<{ holds: boolean }>(
    'SELECT app.sharing_in_force($1, clock_timestamp()) AS holds',
    [agreementId],
  );
  return row?.holds ?? false;
}

/** Whether the database refused, because the agreement had ended between two statements. */
export const isRefusedByAgreement = (fault: unknown): boolean =>
  fault instanceof Error && 'constraint' in fault && fault.constraint === 'under_agreement_in_force';
