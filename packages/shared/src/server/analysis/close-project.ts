import { type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AnalystProjectView, PROJECT } from './project-view.js';

/**
 * Ends a project before its last day: from now on nobody works in it, and nothing of it can be taken along.
 * @returns ALREADY_DONE where it was closed before
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function closeProject(actor: Actor, projectId: string): Promise<AnalystProjectView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('closeProject');
    const { id } = tenant.partnership;
    if (!isId(projectId)) throw notFound();
    const closed = await tenant.execute(
      `UPDATE analyst_project SET closed_by = $3, closed_at = $4
       WHERE partnership_id = $1 AND id = $2 AND closed_at IS NULL`,
      [id, projectId, tenant.personId, tenant.now],
    );
    const project = await tenant.row<AnalystProjectView>(
      `SELECT ${PROJECT} FROM analyst_project j WHERE j.partnership_id = $1 AND j.id = $3`,
      [id, tenant.today, projectId],
    );
    if (!project) throw notFound();
    return closed === 0 ? refuse('WRONG_STATE', 'This project was closed before.') : project;
  });
}
