import {
  type CalendarDate,
  isRefusal,
  PROJECT_FIELDS,
  type ProjectField,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { isId } from '../ids.js';
import { LONGEST_NOTE, readName, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type AnalystProjectView, PROJECT } from './project-view.js';

export interface ProjectInput {
  readonly title: string;
  readonly purpose: string;
  readonly lawfulBasis: string;
  readonly fields: readonly ProjectField[];
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly analystIds: readonly string[];
}

/**
 * Approves what analysts may work on, and for whom. Its terms never change: another purpose, or another field, is another
 * project, in which everybody has another name. Whoever approves it does not work in it.
 * @returns INVALID with its field
 * @throws Fault FORBIDDEN
 */
export function approveProject(actor: Actor, input: ProjectInput): Promise<AnalystProjectView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('approveProject');
    const title = readName(input.title, 'title', 120, 'Give the project a title.');
    if (isRefusal(title)) return title;
    const purpose = readText(
      input.purpose,
      'purpose',
      LONGEST_NOTE,
      'Say what is to be learnt, and what for.',
    );
    if (isRefusal(purpose)) return purpose;
    const basis = readText(input.lawfulBasis, 'lawfulBasis', 500, 'Say which lawful basis allows it.');
    if (isRefusal(basis)) return basis;
    if (input.fields.length === 0)
      return refuse('INVALID', 'Choose what the project needs to know.', 'fields');
    if (input.until < input.from) return refuse('INVALID', 'The last day is before the first one.', 'until');
    const analysts = await readAnalysts(tenant, input.analystIds);
    if (isRefusal(analysts)) return analysts;
    const { id } = tenant.partnership;
    const made = await tenant.row<{ id: string }>(
      `INSERT INTO analyst_project (partnership_id, title, purpose, lawful_basis, fields, from_day, until_day, approved_by,
         approved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [
        id,
        title,
        purpose,
        basis,
        PROJECT_FIELDS.filter((field) => input.fields.includes(field)),
        input.from,
        input.until,
        tenant.personId,
        tenant.now,
      ],
    );
    await tenant.execute(
      `INSERT INTO analyst_project_member (partnership_id, project_id, person_id) SELECT $1, $2, unnest($3::uuid[])`,
      [id, made?.id, analysts],
    );
    const project = await tenant.row<AnalystProjectView>(
      `SELECT ${PROJECT} FROM analyst_project j WHERE j.partnership_id = $1 AND j.id = $3`,
      [id, tenant.today, made?.id],
    );
    if (!project) throw new Error('A project was approved and is not there.');
    return project;
  });
}

/** Members who are analysts, and not whoever approves. */
async function readAnalysts(tenant: Tenant, given: readonly string[]): Promise<string[] | Refusal> {
  const wanted = [...new Set(given)];
  if (wanted.length === 0) return refuse('INVALID', 'Choose who works on it.', 'analystIds');
  const rows = await tenant.rows<{ id: string }>(
    `SELECT DISTINCT m.person_id AS id FROM membership m WHERE m.partnership_id = $1 AND m.person_id = ANY ($2::uuid[])
       AND m.state = 'ACTIVE' AND 'ANALYST' = ANY (m.roles) AND m.person_id <> $3`,
    [tenant.partnership.id, wanted.filter(isId), tenant.personId],
  );
  if (rows.length < wanted.length)
    return refuse('INVALID', 'Choose people who are analysts here; not yourself.', 'analystIds');
  return rows.map(({ id }) => id);
}
