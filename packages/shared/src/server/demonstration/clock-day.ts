import type { CalendarDate } from '../../rules/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { TODAY } from './paperwork.js';
import type { Stage } from './stage.js';

/**
 * The day there by the database's clock: what is to be seen as under way is told up to it, however long after the
 * demonstration's own last day it is loaded; never before that day.
 */
export const clockDay = (stage: Stage): Promise<CalendarDate> =>
  withTenant(systemActor(stage.partnershipId), async (tenant) => {
    tenant.names('partnership');
    if (tenant.today < TODAY) return TODAY;
    return tenant.today;
  });
