import { type CalendarDate, formatDate, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { forbidden, notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { readName } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { StatementState, StatementView } from './payment-views.js';
import { readStatement } from './read-statements.js';
import { enterSettlements, markSettled, payClaims } from './settle-in-ledger.js';

const LONGEST_REFERENCE = 200;

interface StatementRow {
  run_id: string;
  funder_id: string;
  state: StatementState;
  period_end: CalendarDate;
}

/**
 * Says that the money of an authorised statement is there, with its date and reference (contract:
 * `settleStatement`): the commissioner, or the funder whose statement it is. Claims all of whose statements
 * are settled become PAID.
 *
 * @returns the statement, or WRONG_STATE, OUT_OF_RANGE for a date in the future or before the period's end,
 *   INVALID for a reference that says nothing.
 * @throws Fault NOT_FOUND
 */
export function settleStatement(
  actor: Actor,
  input: { id: string; on: CalendarDate; reference: string },
): Promise<StatementView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('settleStatement');
    const id = mustBeId(input.id);
    const statement = await tenant.row<StatementRow>(
      'SELECT run_id, funder_id, state, period_end FROM statement WHERE partnership_id = $1 AND id = $2',
      [tenant.partnership.id, id],
    );
    if (!statement) throw notFound();
    // somebody who sees every statement for another reason settles only their own organisation's
    const own = tenant.me.funderIds.includes(statement.funder_id);
    if (!own && !tenant.me.roles.includes('COMMISSIONER')) throw forbidden();
    const reference = readName(
      input.reference,
      'reference',
      LONGEST_REFERENCE,
      'Give the reference of the payment, as the bank shows it.',
    );
    const refused = judge(tenant, statement, input.on);
    if (refused) return refused;
    if (isRefusal(reference)) return reference;
    const view = await readFor(tenant, id);

    const system = await tenant.continueAsSystem();
    // two who settle statements of one run at once come one after the other, so that the second sees the first
    await system.row('SELECT FROM payment_run WHERE partnership_id = $1 AND id = $2 FOR UPDATE', [
      system.partnership.id,
      statement.run_id,
    ]);
    // a run may hold a hundred thousand claims: this may take longer than what a screen asks
    await system.execute(`SET LOCAL statement_timeout = '2min'`);
    const byPerson = tenant.personId;
    if (!(await markSettled(system, { id, on: input.on, reference, byPerson }))) return settledBefore();
    await enterSettlements(system, [id]);
    await payClaims(system, { runId: statement.run_id, funderIds: [statement.funder_id], byPerson });
    return { ...view, state: 'SETTLED', settledOn: input.on, settlementReference: reference };
  });
}

const settledBefore = (): Refusal =>
  refuse('WRONG_STATE', 'This statement was settled already. Reload the page to see when.');

function judge(tenant: Tenant, statement: StatementRow, on: CalendarDate): Refusal | null {
  if (statement.state === 'SETTLED') return settledBefore();
  if (statement.state === 'ISSUED') {
    return refuse('WRONG_STATE', 'The commissioner has not authorised this run yet, so nothing is due.');
  }
  if (on > tenant.today) {
    return refuse('OUT_OF_RANGE', 'Enter the day on which the money came: today or earlier.', 'on');
  }
  if (on < statement.period_end) {
    return refuse(
      'OUT_OF_RANGE',
      `The statement’s period ends on ${formatDate(statement.period_end)}: it cannot be paid before.`,
      'on',
    );
  }
  return null;
}

/** As the actor sees it, lines and all; read before going on as the system, which would see every line. */
async function readFor(tenant: Tenant, id: string): Promise<StatementView> {
  const view = await readStatement(tenant, id);
  if (!view) throw notFound();
  return view;
}
