import type { Tenant } from '../tenancy/index.js';
import type { ClaimParts, ClaimView } from './claim-view.js';

/** Adds what the money does with claims: warnings and the split. */
export async function explainMoney(
  _tenant: Tenant,
  views: ClaimView[],
  _parts: ClaimParts,
): Promise<ClaimView[]> {
  return views;
}
