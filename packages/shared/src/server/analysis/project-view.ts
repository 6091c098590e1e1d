import type { CalendarDate, ProjectField } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type PersonView, peopleOf, personOf } from '../members/person-view.js';
import type { Tenant } from '../tenancy/index.js';

/** What analysts may work on: its terms, and who approved them. */
export interface AnalystProjectView {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly lawfulBasis: string;
  readonly fields: readonly ProjectField[];
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  /** null: somebody whom the actor does not know as a member */
  readonly approvedBy: PersonView | null;
  readonly approvedAt: Date;
  readonly closedAt: Date | null;
  /** today is one of its days, and it was not closed */
  readonly isOpen: boolean;
  /** those of its analysts whom the actor knows as members */
  readonly analysts: readonly PersonView[];
}

/** SQL of AnalystProjectView for `analyst_project j`; $2 is today. */
export const PROJECT = `j.id, j.title, j.purpose, j.lawful_basis AS "lawfulBasis", j.fields, j.from_day AS "from",
  j.until_day AS until, ${personOf('j.approved_by')} AS "approvedBy", j.approved_at AS "approvedAt",
  j.closed_at AS "closedAt", (j.closed_at IS NULL AND $2::date BETWEEN j.from_day AND j.until_day) AS "isOpen",
  ${peopleOf(`ARRAY(SELECT m.person_id FROM analyst_project_member m WHERE m.partnership_id = j.partnership_id
    AND m.project_id = j.id ORDER BY m.person_id)`)} AS analysts`;

/**
 * The project in which the actor may work today: accredited, named in it, and it is approved and not over. Whatever of that
 * is missing, there is no such project.
 * @throws Fault NOT_FOUND
 */
export async function mustWorkIn(tenant: Tenant, projectId: string): Promise<AnalystProjectView> {
  const project = isId(projectId)
    ? await tenant.row<AnalystProjectView>(
        `SELECT ${PROJECT} FROM analyst_project j
         WHERE j.partnership_id = $1 AND j.id = $3 AND j.id = ANY ((SELECT app.analyst_project_ids())::uuid[])`,
        [tenant.partnership.id, tenant.today, projectId],
      )
    : undefined;
  if (!project) throw notFound();
  return project;
}
