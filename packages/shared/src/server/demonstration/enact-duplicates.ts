import { type CalendarDate, calendarDate } from '../../rules/index.js';
import { mergeParticipants, mergesOf, undoMerge } from '../merging/index.js';
import { enrolParticipantsIn } from '../participants/enrol-participant.js';
import { withTenant } from '../tenancy/index.js';
import { dateOf, dayOf, instant } from './days.js';
import type { Enrolled, Places } from './enact-people.js';
import type { PlannedParticipant } from './plan.js';
import type { Dice } from './random.js';
import { granted, type Stage } from './stage.js';

/** How somebody is written down who is on record already: as people are in a hurry. */
const MISTAKES: readonly ((one: PlannedParticipant) => Partial<PlannedParticipant>)[] = [
  ({ familyName }) => ({
    familyName: familyName.slice(0, -2) + (familyName.at(-1) ?? '') + (familyName.at(-2) ?? ''),
  }),
  () => ({}),
  ({ givenName, familyName }) => ({ givenName: familyName, familyName: givenName }),
  ({ givenName }) => ({ givenName: givenName.slice(0, 4) }),
  ({ birthDate }) => ({ birthDate: exchanged(birthDate) }),
];

/** Somebody with two records that nobody has made one yet. */
export interface OnRecordTwice {
  readonly id: string;
  readonly againId: string;
  /** who enrolled them again, by its place among the providers */
  readonly provider: number;
}

/** With its day and month exchanged, where there is such a date. */
function exchanged(birthDate: PlannedParticipant['birthDate']): PlannedParticipant['birthDate'] {
  const [year = '', month = '', day = ''] = birthDate?.split('-') ?? [];
  return Number(day) <= 12 && day !== '' ? calendarDate(`${year}-${day}-${month}`) : birthDate;
}

/**
 * Some people are on record twice, enrolled anew by another provider. Of five pairs the hub has made one one person, and
 * another one by mistake, which is undone; three wait under Likely the same.
 * @returns those three
 * @param enrolledOn the day on which they are enrolled again; the hub goes through the records in the days after it
 */
export async function enactDuplicates(
  stage: Stage,
  participants: readonly PlannedParticipant[],
  enrolled: readonly Enrolled[],
  { providers, anchors }: Places,
  dice: Dice,
  enrolledOn: CalendarDate,
): Promise<OnRecordTwice[]> {
  const after = (days: number, hour: number): Date => instant(dateOf(dayOf(enrolledOn) + days), hour);
  const known = participants.flatMap((one, nth) => {
    const id = enrolled[nth]?.id;
    return id && one.birthDate && one.postcode && one.cohort === 'NEW' ? [{ one, id }] : [];
  });
  const twice = MISTAKES.map((mistake, nth) => {
    const { one, id } = known[Math.floor(((nth + dice.next()) * known.length) / MISTAKES.length)] ?? {};
    if (!one || !id) throw new RangeError('Too few people to have somebody twice.');
    return { id, again: { ...one, ...mistake(one) } };
  });
  const at = instant(enrolledOn, 10);
  const again = await withTenant(stage.actor('backbone', at), async (tenant) => {
    tenant.must('enrolParticipant');
    return enrolParticipantsIn(
      tenant,
      twice.map(({ again: one }, nth) => ({
        givenName: one.givenName,
        familyName: one.familyName,
        birthDate: one.birthDate,
        postcode: one.postcode,
        cohort: 'NEW' as const,
        providerId: stage.organisation(providers[(one.provider + 1) % providers.length] ?? ''),
        anchorId: one.anchor === null ? null : stage.organisation(anchors[one.anchor] ?? ''),
        enrolledOn,
        at: instant(enrolledOn, 10, nth),
      })),
    );
  });
  for (const [nth, hour] of [
    [3, 14],
    [4, 15],
  ] as const) {
    const keptId = twice[nth]?.id ?? '';
    const hub = stage.actor('assessor', after(3, hour));
    granted(
      await mergeParticipants(hub, {
        keptId,
        mergedId: granted(again[nth] ?? ''),
        nameFrom: 'KEPT',
        birthDateFrom: 'KEPT',
        postcodeFrom: 'KEPT',
        supportFrom: 'KEPT',
        baselines: [],
      }),
    );
    if (nth !== 4) continue;
    const [merge] = await mergesOf(hub, keptId);
    granted(await undoMerge(stage.actor('assessor', after(4, 9)), merge?.id ?? ''));
  }
  return twice.slice(0, 3).map(({ id, again: { provider } }, nth) => ({
    id,
    againId: granted(again[nth] ?? ''),
    provider: (provider + 1) % providers.length,
  }));
}
