import {
  EXTRACT_FIELDS,
  type ExtractColumns,
  judgeColumns,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import type { FileStore } from '../files/index.js';
import { announce } from '../outbox/index.js';
import type { SharingAgreementView } from '../sharing/index.js';
import { mustReadAgreement } from '../sharing/read-agreements.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { notInForce } from './agreement-of.js';
import type { ExtractColumn, ExtractView } from './extract-view.js';
import { forgetExtract } from './forget-extract.js';
import { mappingOf, rememberColumns } from './mapping.js';
import { mustReadExtract, readExtractView } from './read-extracts.js';

/** The extract and its agreement, for who may decide on it. */
async function readBoth(
  tenant: Tenant,
  id: string,
): Promise<{ found: ExtractView; agreement: SharingAgreementView }> {
  const found = await mustReadExtract(tenant, id);
  return { found, agreement: await mustReadAgreement(tenant, found.agreementId) };
}

/**
 * Says which column holds what; the extract is looked through anew. A column that is not named is not used. It is
 * remembered at once, also for a file that is then given up: the next one of the same headings is the same file put right.
 * @returns the extract; INVALID for columns by which it cannot be read; WRONG_STATE once it is accepted or gone
 * @throws Fault NOT_FOUND
 */
export function chooseExtractColumns(
  actor: Actor,
  id: string,
  choices: readonly ExtractColumn[],
): Promise<ExtractView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('chooseExtractColumns');
    const { found, agreement } = await readBoth(tenant, id);
    const closed = notInForce(agreement);
    if (closed) return closed;
    if (choices.some(({ place }) => !(place in found.headings)))
      return refuse('INVALID', 'The file has no such column. Reload the page and choose again.', 'columns');
    const columns: ExtractColumns = found.headings.map((_, place) => {
      const choice = choices.find((one) => one.place === place)?.field ?? null;
      return EXTRACT_FIELDS.find((field) => field === choice) ?? null;
    });
    const [problem] = judgeColumns(found.headings, columns, agreement).problems;
    if (problem !== undefined) return refuse('INVALID', problem, 'columns');
    const { personId, now } = tenant;
    const system = await tenant.continueAsSystem();
    const changed = await system.execute(
      `UPDATE extract SET state = 'CHECKING', mapping = $3, problems = '{}', preview = '[]'
       WHERE partnership_id = $1 AND id = $2 AND state IN ('UNREADABLE', 'CHECKED')`,
      [tenant.partnership.id, found.id, JSON.stringify(mappingOf(columns))],
    );
    if (changed === 0)
      return refuse(
        'WRONG_STATE',
        'Only an extract that waits can be changed. Reload the page to see where it stands.',
      );
    await system.execute(
      'UPDATE extract_progress SET rows = 0, done = 0 WHERE partnership_id = $1 AND extract_id = $2',
      [tenant.partnership.id, found.id],
    );
    await rememberColumns(system, found.id, { personId, now });
    await announce(system, { kind: 'extracts.check', extractId: found.id });
    return readAgain(system, found.id);
  });
}

/**
 * Says yes to what was found: the extract can be matched from now on, its columns are remembered for the next one of the
 * same headings, and the file as it came is deleted. What can be matched stays.
 * @returns the extract; INVALID where no row can be matched; WRONG_STATE where it does not wait for a yes, or its
 *   agreement is not in force
 * @throws Fault NOT_FOUND
 */
export function acceptExtract(actor: Actor, files: FileStore, id: string): Promise<ExtractView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('acceptExtract');
    const { found, agreement } = await readBoth(tenant, id);
    const closed = notInForce(agreement);
    if (closed) return closed;
    if (found.state === 'CHECKED' && found.good === 0)
      return refuse('INVALID', 'No row of this file can be matched. Put it right and send it again.');
    const { personId, now } = tenant;
    const here = [tenant.partnership.id, found.id];
    const system = await tenant.continueAsSystem();
    const waiting = await system.row<{ original: string | null }>(
      `SELECT storage_key AS original FROM extract
       WHERE partnership_id = $1 AND id = $2 AND state = 'CHECKED' AND clean_key IS NOT NULL FOR UPDATE`,
      here,
    );
    if (!waiting)
      return refuse(
        'WRONG_STATE',
        'Only an extract that was looked through can be accepted. Reload the page to see where it stands.',
      );
    await system.execute(
      `UPDATE extract SET state = 'READY', accepted_by = $3, accepted_at = $4, storage_key = NULL
       WHERE partnership_id = $1 AND id = $2`,
      [...here, personId, now],
    );
    if (!found.isEncoded) await rememberColumns(system, found.id, { personId, now });
    const view = await readAgain(system, found.id);
    // last, and before the commit: where that fails, the extract waits still, and can be accepted without it
    if (waiting.original !== null) await files.remove(waiting.original);
    return view;
  });
}

/**
 * Gives up an extract that nobody accepted; what lies here of it is deleted.
 * @returns the extract; WRONG_STATE once it is accepted or gone
 * @throws Fault NOT_FOUND
 */
export const cancelExtract = (actor: Actor, files: FileStore, id: string): Promise<ExtractView | Refusal> =>
  withTenant(actor, async (tenant) => {
    tenant.must('cancelExtract');
    const { id: extractId } = await mustReadExtract(tenant, id);
    const system = await tenant.continueAsSystem();
    const states = ['CHECKING', 'UNREADABLE', 'CHECKED', 'FAILED'];
    if (await forgetExtract(system, files, extractId, 'CANCELLED', states))
      return readAgain(system, extractId);
    return refuse('WRONG_STATE', 'This extract no longer waits. Reload the page to see where it stands.');
  });

/**
 * Deletes an accepted extract before its time, and what pairs show of it. Decisions and what was proved stay.
 * @returns the extract; WRONG_STATE where it is not ready, or a run is matching it
 * @throws Fault NOT_FOUND
 */
export const deleteExtract = (actor: Actor, files: FileStore, id: string): Promise<ExtractView | Refusal> =>
  withTenant(actor, async (tenant) => {
    tenant.must('deleteExtract');
    const { id: extractId } = await mustReadExtract(tenant, id);
    const system = await tenant.continueAsSystem();
    const run = await system.row(
      `SELECT FROM match_run WHERE partnership_id = $1 AND (extract_id = $2 OR our_extract_id = $2)
         AND state IN ('ESTIMATING', 'ESTIMATED', 'RUNNING')`,
      [tenant.partnership.id, extractId],
    );
    if (run) return refuse('WRONG_STATE', 'A run matches this extract at the moment. Cancel the run first.');
    if (await forgetExtract(system, files, extractId, 'DELETED', ['READY']))
      return readAgain(system, extractId);
    return refuse(
      'WRONG_STATE',
      'This extract is not ready, or gone. Reload the page to see where it stands.',
    );
  });

async function readAgain(system: Tenant, id: string): Promise<ExtractView> {
  const found = await readExtractView(system, id);
  if (!found) throw new Error('An extract that was just written is not there.');
  return found;
}
