import { type CalendarDate, calendarDate } from '../../rules/index.js';
import { approveClaim, NO_PARTS, submitClaim, verifyClaim } from '../claims/index.js';
import { dateOf, dayOf, instant } from './days.js';
import type { Deciders } from './enact-claims.js';
import type { OnRecordTwice } from './enact-duplicates.js';
import type { Places } from './enact-people.js';
import { granted, type Stage } from './stage.js';

/**
 * One of the people who wait under Likely the same has an outcome claimed by both providers: the hub sees the clash side
 * by side, and the later claim, verified and on no statement yet, ends when somebody decides that the earlier one stands.
 * @param enrolledOn the day on which they were enrolled again
 */
export async function enactClash(
  stage: Stage,
  twice: readonly OnRecordTwice[],
  { linkWorkers }: Places,
  { approvers, verifiers }: Deciders,
  enrolledOn: CalendarDate,
  claimed: { readonly outcomeCode: string; readonly statement: string },
): Promise<void> {
  const { rows } = await stage.workshop.owner.query<{ participant_id: string }>(
    `SELECT participant_id FROM claim WHERE participant_id = ANY ($1) AND outcome_code = $2
       AND state NOT IN ('REJECTED', 'REVERSED')`,
    [twice.map(({ id }) => id), claimed.outcomeCode],
  );
  const pair = twice.find(({ id }) => rows.some((row) => row.participant_id === id));
  if (!pair) throw new RangeError('Nobody who is on record twice has this outcome.');
  const after = (days: number): string => dateOf(dayOf(enrolledOn) + days);
  const made = granted(
    await submitClaim(
      stage.actor(linkWorkers[pair.provider]?.[0] ?? '', instant(after(5), 10)),
      {
        participantId: pair.againId,
        outcomeCode: claimed.outcomeCode,
        achievedOn: calendarDate(after(4)),
        evidence: [{ kind: 'ASSESSMENT', statement: claimed.statement }],
      },
      NO_PARTS,
    ),
  );
  const decided = { id: made.id };
  granted(await approveClaim(stage.actor(approvers[0] ?? '', instant(after(7), 11)), decided, NO_PARTS));
  granted(await verifyClaim(stage.actor(verifiers[0] ?? '', instant(after(8), 14)), decided, NO_PARTS));
}
