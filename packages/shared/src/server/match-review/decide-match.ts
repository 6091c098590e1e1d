import { isRefusal, type MatchDecision, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { takeEffect } from '../matched-evidence/take-effect.js';
import { readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type MatchPairView, readPair } from './read-pair.js';

export interface DecideMatchInput {
  readonly pairId: string;
  readonly decision: MatchDecision;
  /** what held when the person looked; null or OPEN: nothing did */
  readonly seen?: MatchDecision | null;
  readonly note?: string | null;
}

const LONGEST_NOTE = 1000;

const SAID: Readonly<Record<MatchDecision, string>> = {
  SAME: 'the same person',
  DIFFERENT: 'two people',
  OPEN: 'open again',
};

/**
 * Says of a participant and a record that they are one person or two, or takes it back. Kept for ever, the latest holds,
 * in every later run of the agreement too, so that nobody is asked twice. To say what holds already changes nothing.
 *
 * @returns the pair as it stands then. WRONG_STATE where somebody else has decided since the person looked, where what
 *   was compared is deleted, or where there is nothing to take back; INVALID (note) for a note that is too long.
 * @throws Fault FORBIDDEN; NOT_FOUND for a pair that the actor may not see now
 */
export function decideMatch(actor: Actor, input: DecideMatchInput): Promise<MatchPairView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('decideMatch');
    const id = mustBeId(input.pairId);
    const note = readNote(input.note);
    if (isRefusal(note)) return note;
    await lockPair(tenant, id);
    const pair = await readPair(tenant, id);
    if (!pair) throw notFound();
    const holds = pair.decision?.decision ?? null;
    const wanted = input.decision === 'OPEN' ? null : input.decision;
    const seen = input.seen === 'OPEN' ? null : (input.seen ?? null);
    if (holds === wanted && (wanted !== null || seen !== null)) return pair;
    if (holds !== seen) return refuse('WRONG_STATE', changedSince(pair));
    if (wanted === null && holds === null)
      return refuse('WRONG_STATE', 'Nobody has decided on this pair: there is nothing to take back.');
    if (wanted !== null && pair.isDeleted)
      return refuse(
        'WRONG_STATE',
        'What was compared is deleted, as the agreement says. Decide when a later run shows the two again.',
      );
    await tenant.execute(
      `INSERT INTO match_decision (partnership_id, agreement_id, participant_id, record_key, pair_id, run_id, probability,
         decision, decided_by, decided_at, note)
       SELECT partnership_id, agreement_id, participant_id, record_key, id, run_id, probability, $3, $4, $5, $6
       FROM match_pair WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, id, input.decision, tenant.personId, tenant.now, note],
    );
    const decided = await readPair(tenant, id);
    if (!decided) throw notFound();
    await takeEffectOfPair(tenant, id);
    return decided;
  });
}

/** What is decided is heard at once, whichever claim was offered because of it. */
async function takeEffectOfPair(tenant: Tenant, id: string): Promise<void> {
  const pair = await tenant.row<{ agreementId: string; participantId: string }>(
    `SELECT agreement_id AS "agreementId", participant_id AS "participantId" FROM match_pair
     WHERE partnership_id = $1 AND id = $2`,
    [tenant.partnership.id, id],
  );
  if (pair) await takeEffect(tenant, pair.agreementId, [pair.participantId]);
}

const readNote = (note: string | null | undefined): string | Refusal | null =>
  (note ?? '').trim() === '' ? null : readText(note ?? '', 'note', LONGEST_NOTE, '');

/** Whoever decides on the same two, by whichever run's pair, waits for who came first. */
async function lockPair(tenant: Tenant, id: string): Promise<void> {
  await tenant.execute(
    `SELECT pg_advisory_xact_lock(hashtextextended(agreement_id::text || participant_id || record_key, 74))
     FROM match_pair WHERE partnership_id = $1 AND id = $2`,
    [tenant.partnership.id, id],
  );
}

function changedSince({ decision, history }: MatchPairView): string {
  const last = decision ?? history[0];
  const who = last?.by?.name ?? 'Somebody else';
  const what = SAID[last?.decision ?? 'OPEN'];
  return `${who} has decided since you looked: ${what}. Look again before you decide.`;
}
