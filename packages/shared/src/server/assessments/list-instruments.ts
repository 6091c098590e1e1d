import { type Actor, withTenant } from '../tenancy/index.js';
import { type InstrumentView, readInstruments } from './instrument-view.js';

/** Every version of the partnership's instruments, drafts for those alone who make them. @throws Fault FORBIDDEN */
export function instruments(actor: Actor): Promise<readonly InstrumentView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('instruments');
    return readInstruments(tenant);
  });
}
