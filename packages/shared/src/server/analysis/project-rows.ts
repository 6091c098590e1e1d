import type { CalendarDate, ProjectField } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { mustWorkIn } from './project-view.js';
import { currentSnapshot } from './snapshot.js';

/** How many rows a page has. */
const PAGE = 50;

/** One participant without a name: null is what the project is not approved for. */
export interface ProjectRow {
  /** the same in every month of this project, and another one in every other project */
  readonly pseudonym: string;
  readonly birthBand: string | null;
  readonly provider: string | null;
  readonly area: string | null;
  readonly cohort: string | null;
  /** '2025-04' */
  readonly enrolled: string | null;
  readonly phase: string | null;
  /** sensitive ones by their domain */
  readonly outcomes: readonly { readonly title: string; readonly month: string }[] | null;
}

export interface ProjectRowsView {
  /** the first day of the month whose end the rows stand at */
  readonly month: CalendarDate;
  readonly rows: readonly ProjectRow[];
  /** where the next page begins; null: there is none */
  readonly next: number | null;
}

export interface RowsWanted {
  /** how many rows come before the page */
  readonly after: number;
  readonly sortBy: ProjectField | null;
  readonly filterBy: ProjectField | null;
  readonly filterValue: string | null;
}

/** SQL of what a field is in `analyst_row w`, to sort and to compare by. */
const COLUMN: Readonly<Record<ProjectField, string>> = {
  BIRTH_BAND: 'w.birth_band',
  PROVIDER: 'w.provider',
  AREA: 'w.area',
  COHORT: 'w.cohort',
  ENROLLED: 'w.enrolled',
  PHASE: 'w.phase',
  OUTCOME: 'jsonb_array_length(w.outcomes)',
};
const IS: Readonly<Record<ProjectField, string>> = {
  ...COLUMN,
  ENROLLED: 'left(w.enrolled, 4)',
  OUTCOME: `(SELECT min(x ->> 'title') FROM jsonb_array_elements(w.outcomes) x WHERE x ->> 'title' = $4)`,
};

/**
 * Rows of people without names, to be looked at here and nowhere else: there is no file of them. Of the month's snapshot;
 * who was sealed since is not among them. Each look stands in the audit trail.
 * @throws Fault FORBIDDEN, NOT_FOUND for a project in which the actor may not work today
 */
export function projectRows(actor: Actor, projectId: string, wanted: RowsWanted): Promise<ProjectRowsView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('projectRows');
    const { id, fields } = await mustWorkIn(tenant, projectId);
    tenant.showed('analyst_project', [id]);
    const system = await tenant.continueAsSystem('NOBODY');
    const { month } = await currentSnapshot(system);
    const allowed = (field: ProjectField | null): ProjectField | null =>
      field !== null && fields.includes(field) ? field : null;
    const sort = allowed(wanted.sortBy);
    const filter = wanted.filterValue === null ? null : allowed(wanted.filterBy);
    const after = Math.max(0, Math.min(wanted.after, 1_000_000));
    const found = await system.rows<Record<string, unknown> & { pseudonym: string }>(
      `SELECT app.analyst_pseudonym($3, w.participant_id) AS pseudonym, w.birth_band AS "birthBand", w.provider, w.area,
         w.cohort, w.enrolled, w.phase, w.outcomes
       FROM analyst_row w WHERE w.partnership_id = $1 AND w.month = $2
         AND ${filter ? `${IS[filter]} = $4` : '$4::text IS NOT DISTINCT FROM $4::text'}
       ORDER BY ${sort ? `${COLUMN[sort]}, ` : ''}1 LIMIT ${PAGE + 1} OFFSET $5`,
      [system.partnership.id, month, id, wanted.filterValue, after],
    );
    const of = <Value>(field: ProjectField, value: unknown): Value | null =>
      fields.includes(field) ? (value as Value) : null;
    return {
      month,
      rows: found.slice(0, PAGE).map((row) => ({
        pseudonym: row.pseudonym,
        birthBand: of('BIRTH_BAND', row.birthBand),
        provider: of('PROVIDER', row.provider),
        area: of('AREA', row.area),
        cohort: of('COHORT', row.cohort),
        enrolled: of('ENROLLED', row.enrolled),
        phase: of('PHASE', row.phase),
        outcomes: of('OUTCOME', row.outcomes),
      })),
      next: found.length > PAGE ? after + PAGE : null,
    };
  });
}
