import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { insertSpell, judged, type Status, writeStatus } from './record-status.js';
import { sustainedOutcome } from './sustained-outcome.js';

export interface StatusCorrection {
  /** the entry that was wrong */
  readonly id: string;
  /** how it should read; left out: it is withdrawn */
  readonly status?: Status | null;
}

/**
 * Puts an entry about how it stood right, or withdraws it, and judges what rests on it anew. What it said is kept.
 * @returns the participant; WRONG_STATE when somebody has corrected it already; INVALID, OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function correctStatus(actor: Actor, input: StatusCorrection): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('correctStatus');
    const id = mustBeId(input.id);
    const entry = await whatItIsAbout(tenant, 'status_spell', id);
    const sustained = await sustainedOutcome(tenant, entry);
    if (isRefusal(sustained)) return sustained;
    const wrong = await checkUncorrected(tenant, 'status_spell', id);
    if (wrong) return wrong;
    if (input.status) return writeStatus(tenant, sustained, input.status, id);
    await insertSpell(tenant, sustained, {
      corrects: id,
      held: null,
      from: null,
      to: null,
      reason: null,
      note: null,
      kind: null,
      statement: null,
    });
    return judged(tenant, sustained.participantId);
  });
}

type Log = 'status_spell' | 'worked_hours';

/** Whom and which outcome an entry is about. @throws Fault NOT_FOUND */
export async function whatItIsAbout(
  tenant: Tenant,
  log: Log,
  id: string,
): Promise<{ participantId: string; outcomeCode: string }> {
  const entry = await tenant.row<{ participantId: string; outcomeCode: string }>(
    `SELECT participant_id AS "participantId", outcome_code AS "outcomeCode" FROM ${log}
     WHERE partnership_id = $1 AND id = $2`,
    [tenant.partnership.id, id],
  );
  if (!entry) throw notFound();
  return entry;
}

/** Whoever corrects what was corrected meanwhile is told; under the participant's lock nobody can be in between. */
export async function checkUncorrected(tenant: Tenant, log: Log, id: string): Promise<Refusal | null> {
  const later = await tenant.row(`SELECT FROM ${log} WHERE partnership_id = $1 AND corrects = $2`, [
    tenant.partnership.id,
    id,
  ]);
  if (!later) return null;
  return refuse(
    'WRONG_STATE',
    'Somebody has corrected this entry already. Reload the page to see what it says now.',
  );
}
