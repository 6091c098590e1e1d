import { REFERRAL_FIELDS, type ReferralField, type Refusal, refuse } from '../../rules/index.js';
import { announce, cancelFileJobs } from '../outbox/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { ChosenColumn } from './file-content.js';
import type { ReferralFileView } from './file-view.js';
import { mustReadFile, readFileView } from './read-files.js';

/**
 * Says yes to what the check found (contract: `importReferrals`): the worker refers everybody of the file who can be
 * referred, and nobody twice.
 * @returns the file, going in; WRONG_STATE when it is not checked, or went in already; INVALID when nobody of it can go in
 * @throws Fault NOT_FOUND
 */
export function importReferrals(actor: Actor, fileId: string): Promise<ReferralFileView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('importReferrals');
    const file = await mustReadFile(tenant, fileId);
    if (file.state === 'CHECKED' && file.enters === 0)
      return refuse('INVALID', 'Nobody of this file would go in. Correct it and send it again.');
    const { personId, now } = tenant;
    const system = await tenant.continueAsSystem();
    const confirmed = await system.execute(
      `UPDATE referral_file SET state = 'IMPORTING', confirmed_by = $3, confirmed_at = $4
       WHERE partnership_id = $1 AND id = $2 AND state = 'CHECKED'`,
      [tenant.partnership.id, file.id, personId, now],
    );
    if (confirmed === 0)
      return refuse(
        'WRONG_STATE',
        'Only a checked file can be imported. Reload the page to see where it stands.',
      );
    await system.execute(
      'UPDATE referral_file_progress SET done = 0, entered = 0 WHERE partnership_id = $1 AND file_id = $2',
      [tenant.partnership.id, file.id],
    );
    await announce(system, { kind: 'referrals.import', fileId: file.id });
    return readAgain(system, file.id);
  });
}

/**
 * Gives a file up, at once or after the slice that is under way. What went in stays in; the rest does not go in.
 * @returns the file; WRONG_STATE when it has ended already
 * @throws Fault NOT_FOUND
 */
export function cancelReferralFile(actor: Actor, fileId: string): Promise<ReferralFileView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('cancelReferralFile');
    const file = await mustReadFile(tenant, fileId);
    const system = await tenant.continueAsSystem();
    const cancelled = await system.execute(
      `UPDATE referral_file SET state = 'CANCELLED', ended_at = $3
       WHERE partnership_id = $1 AND id = $2 AND state NOT IN ('DONE', 'CANCELLED')`,
      [tenant.partnership.id, file.id, tenant.now],
    );
    if (cancelled === 0)
      return refuse('WRONG_STATE', 'This file is done with. Reload the page to see what came of it.');
    await cancelFileJobs(system, file.id);
    return readAgain(system, file.id);
  });
}

/** What somebody chose for one column of a file. */
export interface ColumnChoice {
  /** its place, from 0 */
  readonly place: number;
  /** null: it is not used */
  readonly field: ReferralField | null;
}

/**
 * Says which column holds what, where the headings do not: the file is checked anew.
 * @returns the file; INVALID for a column that it does not have; WRONG_STATE once somebody has confirmed it
 * @throws Fault NOT_FOUND
 */
export function chooseReferralColumns(
  actor: Actor,
  fileId: string,
  choices: readonly ColumnChoice[],
): Promise<ReferralFileView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('chooseReferralColumns');
    const file = await mustReadFile(tenant, fileId);
    if (choices.some(({ place }) => !(place in file.headings)))
      return refuse('INVALID', 'The file has no such column. Reload the page and choose again.', 'columns');
    const chosen = choices.map(
      ({ place, field }): ChosenColumn => [place, REFERRAL_FIELDS.find((one) => one === field) ?? null],
    );
    const system = await tenant.continueAsSystem();
    const changed = await system.execute(
      `UPDATE referral_file SET state = 'CHECKING', chosen = $3
       WHERE partnership_id = $1 AND id = $2 AND state IN ('UNREADABLE', 'CHECKED')`,
      [tenant.partnership.id, file.id, JSON.stringify(chosen)],
    );
    if (changed === 0)
      return refuse(
        'WRONG_STATE',
        'Only a file that waits can be changed. Reload the page to see where it stands.',
      );
    await announce(system, { kind: 'referrals.check', fileId: file.id });
    return readAgain(system, file.id);
  });
}

async function readAgain(system: Tenant, fileId: string): Promise<ReferralFileView> {
  const file = await readFileView(system, fileId);
  if (!file) throw new Error('A file of referrals that was just written is not there.');
  return file;
}
