import { type CalendarDate, isAtHub, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { insertHours } from '../milestones/record-hours.js';
import { insertSpell } from '../milestones/record-status.js';
import type { Tenant } from '../tenancy/index.js';

/** Two who record about one person at once wait in turn. @throws Fault NOT_FOUND for whose record is not the actor's to write */
export async function lockForCircumstance(tenant: Tenant, participantId: string): Promise<void> {
  const { roles, providerIds } = tenant.me;
  const found = await tenant.row(
    `SELECT FROM participant WHERE partnership_id = $1 AND id = $2 AND ($3 OR provider_id = ANY ($4::uuid[]))
     FOR NO KEY UPDATE`,
    [tenant.partnership.id, participantId, isAtHub(roles), providerIds],
  );
  if (!found) throw notFound();
}

/** Whether an entry of this participant's still stands. @throws Fault NOT_FOUND */
export async function checkStands(
  tenant: Tenant,
  participantId: string,
  id: string,
): Promise<Refusal | null> {
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

/** Of a spell that follows from a change only that it holds or not is said, from which day, and why not. */
export const NOTHING_SAID = { to: null, note: null, kind: null, statement: null } as const;

/** What followed from an entry goes with it, unless somebody has put it right by itself. */
export async function withdrawEffect(tenant: Tenant, id: string): Promise<void> {
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

/** Adds an entry; one without a kind withdraws what it corrects. */
export const insertCircumstance = (
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
