import { randomUUID } from 'node:crypto';
import {
  type CalendarDate,
  checkCircumstance,
  checkHours,
  checkStatus,
  circumstanceKind,
  isRefusal,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { insertHours } from '../milestones/record-hours.js';
import { insertSpell, judged } from '../milestones/record-status.js';
import { type SustainedOutcome, sustainedOutcome } from '../milestones/sustained-outcome.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** What changed in somebody's life, on which day, and what it means for an outcome that they sustain, if for one. */
export interface CircumstanceInput {
  readonly participantId: string;
  /** a code of rules/support CIRCUMSTANCE_KINDS */
  readonly kind: string;
  readonly on: CalendarDate;
  readonly words?: string | null;
  /** the outcome that is being sustained; left out: it says nothing of one */
  readonly outcomeCode?: string | null;
  /** whether that goes on with the change, or is interrupted by it */
  readonly held?: boolean | null;
  /** hours of work a week from that day, where the outcome counts them: "17.5" */
  readonly weekly?: string | null;
  /** the entry in the place of which this one stands, with what followed from it */
  readonly corrects?: string | null;
}

const LONGEST_WORDS = 2000;

/**
 * Records a change of somebody's circumstances, and what follows from it for what they sustain, which is judged anew.
 * @returns the participant; WRONG_STATE when somebody has corrected the entry already; INVALID, OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's to write
 */
export function recordCircumstance(
  actor: Actor,
  input: CircumstanceInput,
): Promise<ParticipantView | Refusal> {
  return withTenant(actor, (tenant) => record(tenant, input));
}

/** Withdraws an entry that was wrong, with what followed from it. As `recordCircumstance`. */
export function removeCircumstance(actor: Actor, given: string): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('removeCircumstance');
    const id = mustBeId(given);
    const entry = await tenant.row<{ participantId: string }>(
      `SELECT participant_id AS "participantId" FROM circumstance WHERE partnership_id = $1 AND id = $2
         AND kind IS NOT NULL`,
      [tenant.partnership.id, id],
    );
    if (!entry) throw notFound();
    const { participantId } = entry;
    await lock(tenant, participantId);
    const taken = await checkStands(tenant, participantId, id);
    if (taken) return taken;
    await insert(tenant, {
      id: randomUUID(),
      participantId,
      corrects: id,
      kind: null,
      on: null,
      words: null,
    });
    await withdraw(tenant, id);
    return judged(tenant, participantId);
  });
}

async function record(tenant: Tenant, input: CircumstanceInput): Promise<ParticipantView | Refusal> {
  tenant.must('recordCircumstance');
  const participantId = mustBeId(input.participantId).toLowerCase();
  await lock(tenant, participantId);
  const corrects = input.corrects ? mustBeId(input.corrects) : null;
  const taken = corrects ? await checkStands(tenant, participantId, corrects) : null;
  if (taken) return taken;
  const words = input.words?.trim() ? readText(input.words, 'words', LONGEST_WORDS, '') : null;
  if (isRefusal(words)) return words;
  const { kind, on } = input;
  const held = input.outcomeCode && !input.weekly ? (input.held ?? null) : null;
  const wrong = checkCircumstance({ kind, on, words, held }, tenant.today);
  if (wrong) return wrong;
  const effect = await readEffect(tenant, { ...input, participantId });
  if (isRefusal(effect)) return effect;
  const id = randomUUID();
  await insert(tenant, { id, participantId, corrects, kind, on, words });
  if (corrects) await withdraw(tenant, corrects);
  if (effect) await writeEffect(tenant, id, effect);
  return judged(tenant, participantId);
}

/** Two who record about one person at once wait in turn. @throws Fault NOT_FOUND for whose record is not the actor's to write */
async function lock(tenant: Tenant, participantId: string): Promise<void> {
  const { roles, providerIds } = tenant.me;
  const found = await tenant.row(
    `SELECT FROM participant WHERE partnership_id = $1 AND id = $2 AND ($3 OR provider_id = ANY ($4::uuid[]))
     FOR NO KEY UPDATE`,
    [
      tenant.partnership.id,
      participantId,
      roles.includes('BACKBONE') || roles.includes('ASSESSOR'),
      providerIds,
    ],
  );
  if (!found) throw notFound();
}

/** Whether an entry of this participant's still stands. @throws Fault NOT_FOUND */
async function checkStands(tenant: Tenant, participantId: string, id: string): Promise<Refusal | null> {
  const entry = await tenant.row<{ corrected: boolean }>(
    `SELECT EXISTS (SELECT FROM circumstance l WHERE l.partnership_id = $1 AND l.corrects = c.id) AS corrected
     FROM circumstance c WHERE c.partnership_id = $1 AND c.id = $2 AND c.participant_id = $3 AND c.kind IS NOT NULL`,
    [tenant.partnership.id, id, participantId],
  );
  if (!entry) throw notFound();
  return entry.corrected
    ? refuse(
        'WRONG_STATE',
        'Somebody has corrected this entry already. Reload the page to see what it says now.',
      )
    : null;
}

type Effect = { readonly sustained: SustainedOutcome; readonly on: CalendarDate } & (
  | { readonly weekly: string }
  | { readonly held: boolean; readonly kind: string }
);

/** What follows for the outcome that the entry names; null: it names none. */
async function readEffect(tenant: Tenant, input: CircumstanceInput): Promise<Effect | null | Refusal> {
  const { participantId, outcomeCode, on, kind } = input;
  if (!outcomeCode) return null;
  const sustained = await sustainedOutcome(tenant, { participantId, outcomeCode });
  if (isRefusal(sustained)) return sustained;
  const when = { today: tenant.today, startedOn: sustained.startedOn };
  const weekly = input.weekly?.trim() || null;
  if (weekly !== null) {
    if (!sustained.countsHours)
      return refuse('INVALID', 'Nothing that counts from this outcome asks for hours of work.', 'weekly');
    return checkHours({ from: on, weekly }, when) ?? { sustained, on, weekly };
  }
  const held = input.held ?? null;
  if (held === null)
    return refuse('INVALID', 'Say whether it goes on with this change or is interrupted by it.', 'held');
  const reason = circumstanceKind(kind)?.reason ?? 'OTHER';
  return checkStatus({ held, from: on, to: null, reason }, when) ?? { sustained, on, held, kind };
}

const NOTHING_SAID = { to: null, note: null, kind: null, statement: null } as const;

/** Bears the id of the change from which it follows. */
async function writeEffect(tenant: Tenant, id: string, effect: Effect): Promise<void> {
  const { sustained, on } = effect;
  if ('weekly' in effect)
    await insertHours(tenant, sustained, { id, corrects: null, from: on, weekly: effect.weekly });
  else
    await insertSpell(tenant, sustained, {
      ...NOTHING_SAID,
      id,
      corrects: null,
      held: effect.held,
      from: on,
      // what interrupts does so until it is said to hold again; that it held is said of the day
      to: effect.held ? on : null,
      reason: circumstanceKind(effect.kind)?.reason ?? 'OTHER',
    });
}

/** What followed from an entry goes with it, unless somebody has put it right by itself. */
async function withdraw(tenant: Tenant, id: string): Promise<void> {
  for (const log of ['status_spell', 'worked_hours'] as const) {
    const about = await tenant.row<{ participantId: string; outcomeCode: string }>(
      `SELECT participant_id AS "participantId", outcome_code AS "outcomeCode" FROM ${log} x
       WHERE partnership_id = $1 AND id = $2
         AND NOT EXISTS (SELECT FROM ${log} l WHERE l.partnership_id = $1 AND l.corrects = x.id)`,
      [tenant.partnership.id, id],
    );
    if (!about) continue;
    if (log === 'worked_hours') await insertHours(tenant, about, { corrects: id, from: null, weekly: null });
    else
      await insertSpell(tenant, about, {
        ...NOTHING_SAID,
        corrects: id,
        held: null,
        from: null,
        reason: null,
      });
  }
}

const insert = (
  tenant: Tenant,
  row: {
    readonly id: string;
    readonly participantId: string;
    readonly corrects: string | null;
    readonly kind: string | null;
    readonly on: CalendarDate | null;
    readonly words: string | null;
  },
): Promise<number> =>
  tenant.execute(
    `INSERT INTO circumstance (partnership_id, id, participant_id, corrects, kind, on_date, words, recorded_by,
       recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tenant.partnership.id,
      row.id,
      row.participantId,
      row.corrects,
      row.kind,
      row.on,
      row.words,
      tenant.personId,
      tenant.now,
    ],
  );
