import {
  type CalendarDate,
  checkPhaseStep,
  isRefusal,
  type PhaseStep,
  type PhaseWanted,
  type Refusal,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { judgeMilestones } from '../milestones/index.js';
import type { ParticipantView, Phase } from '../participants/participant-view.js';
import { readParticipant } from '../participants/read-participant.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** A step from one phase to another, the day on which it happened and why. */
export interface StepInput {
  readonly participantId: string;
  readonly on: CalendarDate;
  /** one of rules/support's */
  readonly reason: string;
  readonly words?: string | null;
}

export interface PhaseInput extends StepInput {
  readonly to: Phase;
}

/**
 * Goes on with somebody in active support or in monitoring.
 * @returns the participant; WRONG_STATE; INVALID or OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's to write
 */
export const changePhase = (actor: Actor, input: PhaseInput): Promise<ParticipantView | Refusal> =>
  take(actor, 'changePhase', input.to, input);

/** Closes somebody's support: the episode ends on that day. What is sustained is followed beyond it. As `changePhase`. */
export const closeSupport = (actor: Actor, input: StepInput): Promise<ParticipantView | Refusal> =>
  take(actor, 'closeSupport', 'CLOSED', input);

/**
 * Opens somebody's support again: a new episode, with the provider that closed it. What was paid is not paid again
 * (domain.md). As `changePhase`.
 */
export const reopenSupport = (actor: Actor, input: StepInput): Promise<ParticipantView | Refusal> =>
  take(actor, 'reopenSupport', 'ACTIVE', input);

interface Known {
  readonly phase: Phase;
  readonly enrolledOn: CalendarDate;
  readonly lastStepOn: CalendarDate | null;
}

function take(
  actor: Actor,
  step: PhaseStep,
  to: Phase,
  input: StepInput,
): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must(step);
    const id = mustBeId(input.participantId);
    const known = await lock(tenant, id);
    const words = input.words?.trim() ? readText(input.words, 'words', LONGEST_NOTE, '') : null;
    if (isRefusal(words)) return words;
    const wanted = { to, on: input.on, reason: input.reason, words };
    const facts = { ...known, today: tenant.today, contractTo: tenant.partnership.contractTo };
    const refused = checkPhaseStep(step, facts, wanted);
    if (refused) return refused;
    await write(tenant, id, known, step, wanted);
    const view = await readParticipant(tenant, id);
    if (!view) throw notFound();
    await judgeMilestones(tenant, [id]);
    return view;
  });
}

/** Two who change it at once wait in turn. */
async function lock(tenant: Tenant, id: string): Promise<Known> {
  const found = await tenant.row<Omit<Known, 'lastStepOn'>>(
    `SELECT phase, enrolled_on AS "enrolledOn" FROM participant p
     WHERE partnership_id = $1 AND id = $2 AND ($3 OR provider_id = ANY ($4::uuid[])) FOR UPDATE`,
    [tenant.partnership.id, id, tenant.me.roles.includes('BACKBONE'), tenant.me.providerIds],
    { keepPlan: 'always' },
  );
  if (!found) throw notFound();
  // read once the lock is held: what was taken meanwhile counts
  const last = await tenant.row<{ on: CalendarDate | null }>(
    'SELECT max(on_date) AS on FROM phase_change WHERE partnership_id = $1 AND participant_id = $2',
    [tenant.partnership.id, id],
    { keepPlan: 'always' },
  );
  return { ...found, lastStepOn: last?.on ?? null };
}

async function write(
  tenant: Tenant,
  id: string,
  { phase, enrolledOn }: Known,
  step: PhaseStep,
  { to, on, reason, words }: PhaseWanted,
): Promise<void> {
  const place = tenant.partnership.id;
  await tenant.execute(
    `INSERT INTO phase_change (partnership_id, participant_id, from_phase, to_phase, on_date, reason, words,
       recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [place, id, phase, to, on, reason, words, tenant.personId, tenant.now],
    { keepPlan: 'always' },
  );
  if (step === 'closeSupport')
    await tenant.execute(
      'UPDATE enrolment SET ended_on = $4 WHERE partnership_id = $1 AND participant_id = $2 AND enrolled_on = $3',
      [place, id, enrolledOn, on],
    );
  if (step === 'reopenSupport')
    await tenant.execute(
      `INSERT INTO enrolment (partnership_id, participant_id, provider_id, anchor_id, cohort, enrolled_on, recorded_by,
         recorded_at)
       SELECT partnership_id, id, provider_id, anchor_id, cohort, $3, $4, $5 FROM participant
       WHERE partnership_id = $1 AND id = $2`,
      [place, id, on, tenant.personId, tenant.now],
    );
  // the participant's row says what the latest episode says
  await tenant.execute(
    'UPDATE participant SET phase = $3, enrolled_on = $4 WHERE partnership_id = $1 AND id = $2',
    [place, id, to, step === 'reopenSupport' ? on : enrolledOn],
    { keepPlan: 'always' },
  );
}
