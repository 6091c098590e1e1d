import type { CalendarDate } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AnalystProjectView, PROJECT } from './project-view.js';

export interface AnalystProjectsView {
  /** until when the actor is accredited as things stand; null: not, and then there is no project either */
  readonly accreditedUntil: CalendarDate | null;
  /** for an analyst those that they may work in today; for the data lead all of them, the latest first */
  readonly projects: readonly AnalystProjectView[];
}

/** What analysts work on. @throws Fault FORBIDDEN */
export function analystProjects(actor: Actor): Promise<AnalystProjectsView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('analystProjects');
    const { partnership, today } = tenant;
    const [own, projects] = await Promise.all([
      tenant.row<{ until: CalendarDate | null }>(
        `SELECT max(a.until_day) AS until FROM analyst_accreditation a WHERE a.partnership_id = $1 AND a.person_id = $3
         AND a.ended_at IS NULL AND $2::date BETWEEN a.from_day AND a.until_day`,
        [partnership.id, today, tenant.personId],
      ),
      // the database shows an analyst those alone in which they may work
      tenant.rows<AnalystProjectView>(
        `SELECT ${PROJECT} FROM analyst_project j WHERE j.partnership_id = $1 ORDER BY j.approved_at DESC, j.id`,
        [partnership.id, today],
      ),
    ]);
    return { accreditedUntil: own?.until ?? null, projects };
  });
}
