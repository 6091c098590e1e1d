import { type AskedTable, checkAsked, isRefusal, type Refusal } from '../../rules/index.js';
import { LONGEST_NOTE, readName, readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AnalystOutputView, OUTPUT, OUTPUT_FROM } from './output-view.js';
import { readTable } from './project-table.js';
import { mustWorkIn } from './project-view.js';

export interface OutputInput extends AskedTable {
  readonly projectId: string;
  readonly title: string;
  /** who will read it, and what for */
  readonly meantFor: string;
}

/**
 * Asks for a table to be taken along. It is kept as it is shown today, and somebody else looks at it.
 * @returns INVALID with its field
 * @throws Fault FORBIDDEN, NOT_FOUND for a project in which the actor may not work today
 */
export function requestOutput(actor: Actor, input: OutputInput): Promise<AnalystOutputView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('requestOutput');
    const project = await mustWorkIn(tenant, input.projectId);
    const title = readName(input.title, 'title', 120, 'Give the table a title.');
    if (isRefusal(title)) return title;
    const meantFor = readText(
      input.meantFor,
      'meantFor',
      LONGEST_NOTE,
      'Say who will read it, and what for.',
    );
    if (isRefusal(meantFor)) return meantFor;
    const { rows, columns, filterBy, filterValue } = input;
    const asked = { rows, columns, filterBy, filterValue };
    const wrong = checkAsked(asked, project.fields);
    if (wrong) return wrong;
    const { personId } = tenant;
    const system = await tenant.continueAsSystem('NOBODY');
    const table = await readTable(system, project, asked);
    const made = await system.row<{ id: string }>(
      `INSERT INTO analyst_output (partnership_id, project_id, month, title, meant_for, asked, shown, asked_by, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [
        system.partnership.id,
        project.id,
        table.month,
        title,
        meantFor,
        JSON.stringify(asked),
        // what else could have been asked for is not part of it
        JSON.stringify({ ...table, choices: [] }),
        personId,
        system.now,
      ],
    );
    const output = await system.row<AnalystOutputView>(
      `SELECT ${OUTPUT} FROM ${OUTPUT_FROM} WHERE u.partnership_id = $1 AND u.id = $2`,
      [system.partnership.id, made?.id],
    );
    if (!output) throw new Error('An output was asked for and is not there.');
    return output;
  });
}
