import { addMonths, type CalendarDate } from '../../rules/index.js';
import { nameSafeguardingLead, writeSafetyNote } from '../safety/index.js';
import { sealRecord } from '../sealing/index.js';
import { instant } from './days.js';
import type { Enrolled } from './enact-people.js';
import type { PlannedParticipant } from './plan.js';
import { granted, type Stage } from './stage.js';

/** People whose records are sealed, and what is to be known before a visit. */
export interface SafetyPlan {
  /** the provider of those who are sealed */
  readonly specialist: number;
  /** the provider of those who are visited, with its name */
  readonly visited: { readonly provider: number; readonly name: string };
  readonly hub: string;
  readonly on: CalendarDate;
}

const REASONS = [
  'A former partner looks for them and has asked at agencies by name.',
  'Moved here under another name; the family must not learn where they live.',
];
const BEFORE_A_VISIT = [
  'Meet at the library in Huddersfield. The flat above is let to somebody who shouts at visitors.',
  'Two of us go together until the lock of the front door is mended.',
];

/** Who leads safeguarding: somebody of the backbone, and a manager of the provider that has an account. */
export async function nameLeads(
  stage: Stage,
  hub: string,
  provider: string,
  on: CalendarDate,
): Promise<void> {
  const backbone = stage.actor('backbone', instant(on, 11));
  for (const [organisation, lead] of [
    [hub, 'backbone'],
    [provider, 'manager'],
  ] as const)
    granted(
      await nameSafeguardingLead(backbone, {
        organisationId: stage.organisation(organisation),
        personId: stage.person(lead),
      }),
    );
}

/**
 * Two people of the domestic-abuse specialist are sealed: the backbone, the hub's assessor, a verifier and whoever looks
 * after them can open their records. One of the two has no verifier named, so that claims of theirs would wait. And
 * some of another provider's people are visited with care.
 */
export async function enactSafety(
  stage: Stage,
  participants: readonly PlannedParticipant[],
  enrolled: readonly Enrolled[],
  { specialist, visited, hub, on }: SafetyPlan,
): Promise<void> {
  const backbone = stage.actor('backbone', instant(on, 11));
  await nameLeads(stage, hub, visited.name, on);
  const latestOf = (provider: number): readonly Enrolled[] =>
    participants
      .flatMap((one, nth) => {
        const known = enrolled[nth];
        return one.provider === provider && known ? [{ on: one.enrolledOn, known }] : [];
      })
      .sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0))
      .map(({ known }) => known);
  for (const [nth, reason] of REASONS.entries()) {
    const one = latestOf(specialist)[nth * 3];
    if (!one) throw new RangeError('The specialist supports nobody who could be sealed.');
    granted(
      await sealRecord(backbone, {
        recordId: one.id,
        reason,
        personIds: ['assessor', one.linkWorker, ...(nth === 0 ? ['verifier'] : [])].map((who) =>
          stage.person(who),
        ),
      }),
    );
  }
  for (const [nth, words] of BEFORE_A_VISIT.entries()) {
    const one = latestOf(visited.provider)[nth];
    if (!one) throw new RangeError('Nobody is visited.');
    granted(
      await writeSafetyNote(stage.actor(one.linkWorker, instant(on, 15, nth)), {
        participantId: one.id,
        kind: 'LONE_WORKING',
        words,
        reviewOn: addMonths(on, 6),
      }),
    );
  }
  const worried = latestOf(visited.provider)[0];
  granted(
    await writeSafetyNote(stage.actor('manager', instant(on, 16)), {
      participantId: worried?.id ?? '',
      kind: 'SAFEGUARDING',
      words:
        'A child of theirs told us of being left alone on Thursdays. Children’s services know; we ask each week how it goes.',
      reviewOn: addMonths(on, 3),
    }),
  );
}
