import { isRefusal, type MatchDecision, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { takeEffect } from '../matched-evidence/take-effect.js';
import { LOCKED_AT_ONCE, rejudgeBeside } from '../matches/rejudge-beside.js';
import { lockMilestones } from '../milestones/judge-milestones.js';
import { announce } from '../outbox/index.js';
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
 * in every later run of the agreement too, so that nobody is asked twice. To say what holds already changes nothing. Where
 * it takes the place of what held, the pair's verdict is anew what the run's thresholds say.
 *
 * @returns the pair as it stands then. WRONG_STATE where somebody else has decided since the person looked, where what
 *   was compared is deleted, or where there is nothing to take back; INVALID (note) for a note that is too long.
 * @throws Fault FORBIDDEN; NOT_FOUND for a pair that the actor may not see now
 */
export async function decideMatch(actor: Actor, input: DecideMatchInput): Promise<MatchPairView | Refusal> {
  let isRejudged = false;
  const decided = await withTenant(actor, async (tenant): Promise<MatchPairView | Refusal> => {
    // what a first try came to is gone with it
    isRejudged = false;
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
    isRejudged = await takeEffectOfPair(tenant, id, holds !== null);
    return decided;
  });
  if (!isRejudged) return decided;
  // it was judged anew as the system, and is read as the actor
  return withTenant(actor, async (tenant) => {
    tenant.names('decideMatch');
    return (await readPair(tenant, mustBeId(input.pairId))) ?? decided;
  });
}

/**
 * What is decided is heard at once, whichever claim was offered because of it.
 * @param gaveWay something that was decided held before: verdicts may rest on it
 * @returns whether a verdict changed
 */
async function takeEffectOfPair(tenant: Tenant, id: string, gaveWay: boolean): Promise<boolean> {
  const pair = await tenant.row<{
    agreementId: string;
    runId: string;
    participantId: string;
    recordKey: string;
  }>(
    `SELECT agreement_id AS "agreementId", run_id AS "runId", participant_id AS "participantId",
       record_key AS "recordKey" FROM match_pair WHERE partnership_id = $1 AND id = $2`,
    [tenant.partnership.id, id],
  );
  if (!pair) return false;
  const system = gaveWay ? await tenant.continueAsSystem() : tenant;
  const changed = gaveWay ? await rejudgeBeside(system, pair) : [];
  if (changed.length > LOCKED_AT_ONCE)
    await announce(system, { kind: 'matching.effects', runId: pair.runId });
  await takeEffect(system, pair.agreementId, [
    pair.participantId,
    ...(changed.length > LOCKED_AT_ONCE ? [] : changed),
  ]);
  return changed.length > 0;
}

const readNote = (note: string | null | undefined): string | Refusal | null =>
  (note ?? '').trim() === '' ? null : readText(note ?? '', 'note', LONGEST_NOTE, '');

/**
 * Whoever decides on the same two, by whichever run's pair, waits for who came first; and whoever makes one record of two
 * is over, or waits: both hold the participant before they write.
 */
async function lockPair(tenant: Tenant, id: string): Promise<void> {
  const pair = await tenant.row<{ participantId: string }>(
    `SELECT participant_id AS "participantId",
       pg_advisory_xact_lock(hashtextextended(agreement_id::text || participant_id || record_key, 74))
     FROM match_pair WHERE partnership_id = $1 AND id = $2`,
    [tenant.partnership.id, id],
  );
  if (pair) await lockMilestones(tenant, [pair.participantId]);
}

function changedSince({ decision, history }: MatchPairView): string {
  const last = decision ?? history[0];
  const who = last?.by?.name ?? 'Somebody else';
  const what = SAID[last?.decision ?? 'OPEN'];
  return `${who} has decided since you looked: ${what}. Look again before you decide.`;
}
