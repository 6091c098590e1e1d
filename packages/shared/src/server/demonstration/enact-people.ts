import { randomUUID } from 'node:crypto';
import { enrolParticipantsIn, recordBaselinesIn } from '../participants/index.js';
import { withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import type { PlannedParticipant } from './plan.js';
import { granted, type Stage } from './stage.js';

/** A participant as enrolled. */
export interface Enrolled {
  readonly id: string;
  readonly linkWorker: string;
}

const AT_ONCE = 2000;
/** As many as the database needs to see before it can tell how to look for one of them. */
const FIRST = 500;

/** Who looks after whom, by place in the plan's lists. */
export interface Places {
  readonly providers: readonly string[];
  readonly anchors: readonly string[];
  /** The addresses of each provider's link workers. */
  readonly linkWorkers: readonly (readonly string[])[];
  /** Where link workers belong to anchors: whose is each. */
  readonly linkWorkerOf?: (participant: PlannedParticipant) => string;
}

/** Enrols everybody by the use case's set-based half, as the backbone, each on their own day; then their baselines. */
export async function enrolAll(
  stage: Stage,
  participants: readonly PlannedParticipant[],
  places: Places,
): Promise<Enrolled[]> {
  const turns = new Map<number, number>();
  const enrolled = participants.map((participant): Enrolled => {
    const turn = turns.get(participant.provider) ?? 0;
    turns.set(participant.provider, turn + 1);
    const workers = places.linkWorkers[participant.provider] ?? [];
    const linkWorker = places.linkWorkerOf?.(participant) ?? workers[turn % workers.length];
    if (linkWorker === undefined) throw new RangeError('A provider without link workers.');
    return { id: randomUUID(), linkWorker };
  });
  for (let from = 0; from < participants.length; ) {
    const to = from === 0 ? FIRST : from + AT_ONCE;
    await enrolSome(stage, participants.slice(from, to), enrolled.slice(from, to), places);
    if (from === 0)
      await stage.workshop.owner.query('ANALYZE participant, participant_detail, enrolment, baseline');
    from = to;
  }
  return enrolled;
}

async function enrolSome(
  stage: Stage,
  participants: readonly PlannedParticipant[],
  enrolled: readonly Enrolled[],
  places: Places,
): Promise<void> {
  const last = participants.at(-1);
  if (!last) return;
  const nameAt = (names: readonly string[], place: number): string => stage.organisation(names[place] ?? '');
  await withTenant(stage.actor('backbone', instant(last.enrolledOn, 16)), async (tenant) => {
    tenant.must('enrolParticipant');
    const inputs = participants.map((one, nth) => ({
      id: enrolled[nth]?.id ?? '',
      givenName: one.givenName,
      familyName: one.familyName,
      birthDate: one.birthDate,
      postcode: one.postcode,
      cohort: one.cohort,
      providerId: nameAt(places.providers, one.provider),
      anchorId: one.anchor === null ? null : nameAt(places.anchors, one.anchor),
      linkWorkerId: stage.person(enrolled[nth]?.linkWorker ?? ''),
      enrolledOn: one.enrolledOn,
      at: instant(one.enrolledOn, 9 + (nth % 6), (nth * 7) % 60, nth % 60),
    }));
    for (const result of await enrolParticipantsIn(tenant, inputs)) granted(result);
  });
  const baselines = participants.flatMap((one, nth) =>
    one.baselines.map((baseline) => ({
      ...baseline,
      participantId: enrolled[nth]?.id ?? '',
      at: instant(one.enrolledOn, 16, (nth * 11) % 60),
    })),
  );
  if (baselines.length === 0) return;
  await withTenant(stage.actor('backbone', instant(last.enrolledOn, 17)), async (tenant) => {
    tenant.must('recordBaseline');
    for (const refused of await recordBaselinesIn(tenant, baselines)) granted(refused);
  });
}
