import { type Actor, withTenant } from '../tenancy/index.js';
import { type PartnershipView, readPartnership } from './partnership-view.js';

/** The partnership one acts in: every member may know its name and terms. */
export const getPartnership = (actor: Actor): Promise<PartnershipView> => withTenant(actor, readPartnership);
