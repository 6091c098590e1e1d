import { randomUUID } from 'node:crypto';
import {
  type CalendarDate,
  checkReviewOn,
  isAtHub,
  isRefusal,
  LONGEST_SAFETY_NOTE,
  type Refusal,
  type SafetyKind,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { mustWorkWith } from './read-safety.js';
import { lockNote, mustReadNote, type SafetyNoteView } from './safety-note-view.js';

export interface SafetyNoteInput {
  readonly participantId: string;
  readonly kind: SafetyKind;
  readonly words: string;
  /** when somebody looks whether it still holds: within a year */
  readonly reviewOn: CalendarDate;
}

/**
 * Writes down how to visit somebody safely, or of what somebody has to take care; apart from the story. What it says
 * never changes: it ends, and another one is written.
 * @returns the note; INVALID or OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's to write
 */
export function writeSafetyNote(actor: Actor, input: SafetyNoteInput): Promise<SafetyNoteView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('writeSafetyNote');
    const participantId = await mustWorkWith(tenant, input.participantId);
    await mustWrite(tenant, participantId);
    const words = readText(input.words, 'words', LONGEST_SAFETY_NOTE, 'Write what there is to know.');
    if (isRefusal(words)) return words;
    const wrong = checkReviewOn(input.reviewOn, tenant.today);
    if (wrong) return wrong;
    const id = randomUUID();
    const { partnership, personId, now } = tenant;
    await tenant.execute(
      `INSERT INTO safety_note (partnership_id, id, participant_id, kind, words, written_by, written_at, review_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [partnership.id, id, participantId, input.kind, words, personId, now, input.reviewOn],
    );
    return mustReadNote(tenant, id);
  });
}

/** For who opened the record for a reason, reading is all. */
async function mustWrite(tenant: Tenant, participantId: string): Promise<void> {
  const { roles, providerIds } = tenant.me;
  if (isAtHub(roles)) return;
  const theirs = await tenant.row(
    'SELECT FROM participant WHERE partnership_id = $1 AND id = $2 AND provider_id = ANY ($3::uuid[])',
    [tenant.partnership.id, participantId, providerIds],
  );
  if (!theirs) throw notFound();
}

/**
 * Says that a note still holds, and when to look again.
 * @returns the note; OUT_OF_RANGE (reviewOn)
 * @throws Fault FORBIDDEN; NOT_FOUND for a note that is not the actor's to read, or has ended
 */
export function reviewSafetyNote(
  actor: Actor,
  input: { readonly id: string; readonly reviewOn: CalendarDate },
): Promise<SafetyNoteView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('reviewSafetyNote');
    const id = mustBeId(input.id);
    await lockNote(tenant, id);
    const wrong = checkReviewOn(input.reviewOn, tenant.today);
    if (wrong) return wrong;
    await tenant.execute(
      'UPDATE safety_note SET review_on = $3, reviewed_by = $4, reviewed_at = $5 WHERE partnership_id = $1 AND id = $2',
      [tenant.partnership.id, id, input.reviewOn, tenant.personId, tenant.now],
    );
    return mustReadNote(tenant, id);
  });
}

/**
 * Ends a note that holds no longer; it is kept.
 * @returns the note; INVALID (reason)
 * @throws Fault FORBIDDEN; NOT_FOUND for a note that is not the actor's to read, or has ended
 */
export function endSafetyNote(
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<SafetyNoteView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('endSafetyNote');
    const id = mustBeId(input.id);
    await lockNote(tenant, id);
    const reason = readText(input.reason, 'reason', LONGEST_NOTE, 'Say why it holds no longer.');
    if (isRefusal(reason)) return reason;
    await tenant.execute(
      'UPDATE safety_note SET ended_by = $3, ended_at = $4, ended_because = $5 WHERE partnership_id = $1 AND id = $2',
      [tenant.partnership.id, id, tenant.personId, tenant.now, reason],
    );
    return mustReadNote(tenant, id);
  });
}
