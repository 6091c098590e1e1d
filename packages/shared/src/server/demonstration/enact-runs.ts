import type { CalendarDate } from '../../rules/index.js';
import { completeOutbox } from '../outbox/index.js';
import { authorisePayments, executeRun, runPayments, settleStatement } from '../payments/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { dateOf, dayOf, instant } from './days.js';
import { granted, type Stage } from './stage.js';

/** How far a run is to have come. */
export type RunStage = 'DONE' | 'AUTHORISED' | 'SETTLED';

const PREPARED_AFTER = 20;
const AUTHORISED_AFTER = 25;
const SETTLED_AFTER = 38;

/**
 * Prepares the run of a period's end and does it as the worker does.
 * @param unsettled funders whose statements are not settled yet.
 * @returns its id.
 */
export async function run(
  stage: Stage,
  periodEnd: CalendarDate,
  until: RunStage,
  unsettled: readonly string[] = [],
): Promise<string> {
  const on = dateOf(dayOf(periodEnd) + PREPARED_AFTER);
  const { id } = granted(await runPayments(stage.actor('backbone', instant(on, 9)), { periodEnd }));
  const system = systemActor(stage.partnershipId, instant(on, 9, 1));
  const [job] = await withTenant(system, (tenant) =>
    tenant.rows<{ id: string }>(
      `SELECT id FROM outbox WHERE partnership_id = $1 AND kind = 'payments.run' AND payload->>'runId' = $2`,
      [stage.partnershipId, id],
    ),
  );
  await executeRun(system, id, {
    finishing: async (tenant) => {
      if (job) await completeOutbox(tenant, job.id);
    },
  });
  await settle(stage, id, periodEnd, until, unsettled);
  return id;
}

/** The commissioner authorises a run, and notes when each statement's money came. */
export async function settle(
  stage: Stage,
  runId: string,
  periodEnd: CalendarDate,
  until: RunStage,
  unsettled: readonly string[] = [],
): Promise<void> {
  if (until === 'DONE') return;
  const day = dayOf(periodEnd);
  const authorised = granted(
    await authorisePayments(stage.actor('commissioner', instant(dateOf(day + AUTHORISED_AFTER), 10)), {
      runId,
    }),
  );
  if (until === 'AUTHORISED') return;
  for (const [nth, statement] of authorised.statements.entries()) {
    // one that comes to nothing was settled with the authorisation
    if (statement.state === 'SETTLED' || unsettled.includes(statement.funder.name)) continue;
    const on = dateOf(day + SETTLED_AFTER + nth);
    granted(
      await settleStatement(stage.actor('commissioner', instant(on, 15)), {
        id: statement.id,
        on,
        reference: `BACS ${periodEnd.replaceAll('-', '')}${String(nth + 1).padStart(2, '0')}`,
      }),
    );
  }
}
