import type { CalendarDate } from '../calendar/index.js';
import { type AchievedOutcome, findAchieved, isLive, type PricedTariff } from '../claims/index.js';
import {
  judgeWithWords,
  type Milestone,
  type SaidEvidence,
  type StatusSpell,
  type WorkedHours,
} from '../milestones/index.js';
import type { Cohort } from '../rate-cards/index.js';

/** What was recorded while one outcome was being sustained, corrections taken in. */
export interface Recorded {
  readonly spells: readonly StatusSpell[];
  readonly hours: readonly WorkedHours[];
  readonly said: readonly SaidEvidence[];
}

export const NOTHING_RECORDED: Recorded = { spells: [], hours: [], said: [] };

/** Everything that a participant's milestones follow from. */
export interface MilestoneSources {
  readonly today: CalendarDate;
  readonly cohort: Cohort;
  /** The lines of the card in force today for the participant's provider, of either cohort. */
  readonly tariffs: readonly PricedTariff[];
  /** Of that card: hours of a full-time week. */
  readonly fullTimeHours: string | null;
  readonly achieved: readonly AchievedOutcome[];
  /** By the code of the outcome that is being sustained. */
  readonly recorded: ReadonlyMap<string, Recorded>;
  /** The day on which support was closed; null while it goes on. */
  readonly supportEndedOn: CalendarDate | null;
}

/** A milestone with the line of the card that it reaches. */
export interface FoundMilestone {
  readonly tariff: PricedTariff;
  /** The outcome that is being sustained. */
  readonly after: string;
  readonly startedOn: CalendarDate;
  /** The date of its live claim. */
  readonly claimedFor: CalendarDate | null;
  readonly milestone: Milestone;
}

/** The card's lines for a cohort, and those of the other cohort that a baseline has been recorded for. */
export function linesOf({
  tariffs,
  cohort,
  achieved,
}: Pick<MilestoneSources, 'tariffs' | 'cohort' | 'achieved'>): PricedTariff[] {
  const own = new Set(tariffs.flatMap((line) => (line.cohort === cohort ? [line.outcomeCode] : [])));
  const before = new Set(achieved.flatMap((one) => (one.state === 'BASELINE' ? [one.outcomeCode] : [])));
  return tariffs.filter(
    (line) => line.cohort === cohort || (before.has(line.outcomeCode) && !own.has(line.outcomeCode)),
  );
}

/**
 * Every milestone of a participant, judged: a line that asks to sustain an outcome that is achieved, and that is no
 * baseline itself (domain.md, Milestones: scheduled when its starting outcome is recorded).
 */
export function findMilestones(sources: MilestoneSources): FoundMilestone[] {
  if (sources.achieved.length === 0) return [];
  return linesOf(sources).flatMap((tariff) => milestoneOf(tariff, sources) ?? []);
}

function milestoneOf(tariff: PricedTariff, sources: MilestoneSources): FoundMilestone | null {
  const { achieved, recorded, supportEndedOn, fullTimeHours, today } = sources;
  const { after, sustain, evidence } = tariff;
  if (after === null || !sustain) return null;
  const earlier = findAchieved(achieved, after, isLive);
  if (!earlier) return null;
  const same = achieved.filter((one) => one.outcomeCode === tariff.outcomeCode);
  const claim = same.find((one) => one.state !== 'BASELINE' && isLive(one.state));
  if (!claim && same.some((one) => one.state === 'BASELINE')) return null;
  const claimedFor = claim?.achievedOn ?? null;
  const startedOn = earlier.achievedOn;
  const facts = { startedOn, supportEndedOn, claimedFor, ...(recorded.get(after) ?? NOTHING_RECORDED) };
  const milestone = judgeWithWords(facts, { sustain, fullTimeHours, evidence }, today);
  return { tariff, after, startedOn, claimedFor, milestone };
}
