import {
  type AskedTable,
  type CalendarDate,
  type CutTable,
  checkAsked,
  cutTable,
  familiesNeeded,
  familyKey,
  PROJECT_FIELDS,
  type ProjectField,
  type Refusal,
  SUPPRESSION_OF,
} from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type AnalystProjectView, mustWorkIn } from './project-view.js';
import { currentSnapshot, readFamilies } from './snapshot.js';

/** A table as it is shown, and how it was suppressed. */
export interface ProjectTableView extends CutTable {
  readonly asked: AskedTable;
  /** the first day of the month whose end the figures stand at */
  readonly month: CalendarDate;
  readonly largestHidden: number;
  readonly roundedTo: number;
  /** by what people can be chosen, of the project's fields, and the values that there are */
  readonly choices: readonly { readonly field: ProjectField; readonly values: readonly string[] }[];
}

/**
 * People of the month's snapshot by one dimension or two, of all or of those with one value of a third: cut out of the one
 * suppressed cube, so that no other table tells what this one hides. Each look stands in the audit trail.
 * @returns INVALID with its field
 * @throws Fault FORBIDDEN, NOT_FOUND for a project in which the actor may not work today
 */
export function projectTable(
  actor: Actor,
  projectId: string,
  asked: AskedTable,
): Promise<ProjectTableView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('projectTable');
    const project = await mustWorkIn(tenant, projectId);
    tenant.showed('analyst_project', [project.id]);
    const wrong = checkAsked(asked, project.fields);
    if (wrong) return wrong;
    return readTable(await tenant.continueAsSystem('NOBODY'), project, asked);
  });
}

/** The same inside a transaction, for a table that was checked. @param system as the system */
export async function readTable(
  system: Tenant,
  { fields }: Pick<AnalystProjectView, 'fields'>,
  asked: AskedTable,
): Promise<ProjectTableView> {
  const { month, profile } = await currentSnapshot(system);
  const single = PROJECT_FIELDS.filter((field) => fields.includes(field));
  const families = await readFamilies(system, month, [
    ...new Set([...familiesNeeded(asked), ...single.map((field) => familyKey([field]))]),
  ]);
  const { largestHidden, roundTo } = SUPPRESSION_OF[profile];
  return {
    asked,
    ...cutTable(asked, families),
    month,
    largestHidden,
    roundedTo: roundTo,
    choices: single.map((field) => ({
      field,
      values: cutTable({ rows: field, columns: null, filterBy: null, filterValue: null }, families).rows.map(
        ({ value }) => value,
      ),
    })),
  };
}
