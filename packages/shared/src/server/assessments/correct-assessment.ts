import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { readParticipant } from '../participants/read-participant.js';
import { lockRateCards } from '../rate-cards/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { AssessmentGiven } from './judge-given.js';
import { type Given, judgeGiven, loadAsked } from './judge-given.js';
import { insertAssessments } from './record-assessment.js';

export interface AssessmentCorrection {
  /** the assessment that was wrong */
  readonly id: string;
  /** how it should read, scored by the version it was asked with; left out: it is withdrawn */
  readonly assessment?: AssessmentGiven | null;
}

/**
 * Puts an assessment right, or withdraws it; what it said is kept. Claims that rest on it are flagged for people to
 * look at, and nothing else about them changes.
 * @returns the participant; WRONG_STATE when somebody has corrected it already; INVALID, OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function correctAssessment(
  actor: Actor,
  input: AssessmentCorrection,
): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('correctAssessment');
    const id = mustBeId(input.id);
    // no claim is being submitted meanwhile on the strength of it, and misses its flag
    await lockRateCards(tenant, 'exclusive');
    const about = await tenant.row<{ participantId: string; instrumentId: string; isWithdrawn: boolean }>(
      `SELECT participant_id AS "participantId", instrument_id AS "instrumentId", measured_on IS NULL AS "isWithdrawn"
       FROM assessment WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, id],
    );
    if (!about) throw notFound();
    const asked = (await loadAsked(tenant, [about])).of(about);
    const given = input.assessment
      ? judgeGiven(tenant, { ...input.assessment, clientKey: randomUUID() }, asked, id)
      : withdrawn(tenant, about, id);
    if (isRefusal(given)) return given;
    if (about.isWithdrawn || (await insertAssessments(tenant, [given])) === 0)
      return refuse(
        'WRONG_STATE',
        'Somebody has corrected this assessment already. Reload the page to see what it says now.',
      );
    const view = await readParticipant(tenant, about.participantId);
    if (!view) throw notFound();
    await flagClaims(await tenant.continueAsSystem(), id);
    return view;
  });
}

const withdrawn = (
  tenant: Tenant,
  { participantId, instrumentId }: { readonly participantId: string; readonly instrumentId: string },
  corrects: string,
): Given => ({
  id: randomUUID(),
  participantId,
  instrumentId,
  corrects,
  measuredOn: null,
  answered: null,
  answers: null,
  scores: null,
  note: null,
  clientKey: randomUUID(),
  at: tenant.now,
});

/** As the system: an earlier provider's claims are flagged too, which the actor does not see. */
const flagClaims = (system: Tenant, assessmentId: string): Promise<number> =>
  system.execute(
    `UPDATE evidence_measure SET corrected_at = $3 WHERE partnership_id = $1
       AND (assessment_id = $2 OR first_assessment_id = $2) AND corrected_at IS NULL`,
    [system.partnership.id, assessmentId, system.now],
  );
