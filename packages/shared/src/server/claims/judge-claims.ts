import { randomUUID } from 'node:crypto';
import {
  type AcceptedSubmission,
  type CalendarDate,
  formatDate,
  isLive,
  isRefusal,
  judgeSubmission,
  type LadderOutcome,
  type Refusal,
  refuse,
  today,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { loadRecords } from '../milestones/load-records.js';
import { type Episode, loadEpisodes, loadOutcomes } from '../participants/load-outcomes.js';
import { lockRateCards } from '../rate-cards/index.js';
import { type CardInForce, loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import type { Tenant } from '../tenancy/index.js';
import { checkWhileSustained, type SustainedRecords } from './check-while-sustained.js';
import { type ClaimCounts, type Counted, countUnderLock } from './count-claims.js';
import { checkStatements, checkUploads, type KnownUploads, loadUploads } from './evidence.js';
import { type EvidenceInput, offeredOf } from './evidence-input.js';
import { judgeProofs, type Known, loadProofs, type Proofs } from './proofs.js';

/** The schema's ClaimInput. */
export interface ClaimInput {
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  readonly evidence: readonly EvidenceInput[];
}

/** What records of the past say besides; the API never does. */
export interface PastClaim extends ClaimInput {
  readonly id?: string;
  readonly at?: Date;
}

/** What claims of these participants are judged by, read under the locks that keep it. */
export interface SubmissionFacts {
  readonly episodes: ReadonlyMap<string, readonly Episode[]>;
  readonly outcomes: Map<string, LadderOutcome[]>;
  readonly cardOf: (providerId: string, on: CalendarDate) => CardInForce | null;
  readonly counts: ClaimCounts;
  /** Of those who claim what was sustained: what was recorded meanwhile. */
  readonly records: SustainedRecords;
  readonly uploads: KnownUploads;
  readonly known: Known;
}

/** A claim that may stand, unless somebody is faster. */
export interface Accepted extends AcceptedSubmission {
  /** The card that priced it. */
  readonly card: CardInForce | null;
  readonly id: string;
  readonly input: PastClaim;
  readonly participantId: string;
  readonly episode: Episode;
  readonly at: Date;
  /** What the assessments and signatures show that its evidence names. */
  readonly proofs: Proofs;
}

/** The episode that held on a date: the last that had begun, or the first when none had. */
const episodeOn = (episodes: readonly Episode[], on: CalendarDate): Episode | undefined =>
  episodes.findLast((episode) => episode.enrolledOn <= on) ?? episodes[0];

/** Reads it by a fixed number of statements, however many claims. */
export async function loadFacts(tenant: Tenant, inputs: readonly PastClaim[]): Promise<SubmissionFacts> {
  const participantIds = inputs.map((input) => input.participantId);
  const days = [...new Set(inputs.map((input) => input.achievedOn))];
  // what travels together is done in this order: under the locks it is read as it stays
  const [, episodes, outcomes, uploads, known, cardOf] = await Promise.all([
    lockRateCards(tenant, 'shared'),
    loadEpisodes(tenant, participantIds),
    loadOutcomes(tenant, participantIds),
    loadUploads(
      tenant,
      inputs.flatMap((input) => input.evidence),
    ),
    loadProofs(tenant, inputs),
    // nobody claims what another provider's participant achieved: no other cards are asked for
    loadCardsInForce(
      tenant,
      tenant.me.providerIds.flatMap((providerId) => days.map((on) => ({ providerId, on }))),
    ),
  ]);
  const placed = inputs.flatMap((input) => {
    const episode = episodeOn(episodes.get(input.participantId.toLowerCase()) ?? [], input.achievedOn);
    return episode ? [{ input, episode }] : [];
  });
  const counted = placed.flatMap(({ input, episode }): Counted[] => {
    const card = cardOf(episode.providerId, input.achievedOn);
    const tariff = card?.tariffs.find(
      (line) => line.outcomeCode === input.outcomeCode && line.cohort === episode.cohort,
    );
    return card && tariff ? [{ tariff, cardProviderId: card.providerId, achievedOn: input.achievedOn }] : [];
  });
  const sustain = counted.some(({ tariff }) => tariff.sustain !== null);
  const [counts, people] = await Promise.all([
    countUnderLock(tenant, counted),
    sustain ? loadRecords(tenant, participantIds) : [],
  ]);
  const records = new Map(people.map(({ id, recorded }) => [id, recorded]));
  return { episodes, outcomes, cardOf, counts, records, uploads, known };
}

/**
 * Judges one claim, and counts it among the facts for those that follow.
 * @throws Fault NOT_FOUND for a participant who is not of one's own provider
 */
export function judge(tenant: Tenant, facts: SubmissionFacts, input: PastClaim): Accepted | Refusal {
  const { partnership, me } = tenant;
  const participantId = input.participantId.toLowerCase();
  const episodes = facts.episodes.get(participantId) ?? [];
  // not there, or another provider's throughout: the caller cannot tell which
  if (!episodes.some((episode) => me.providerIds.includes(episode.providerId))) throw notFound();
  const { achievedOn, outcomeCode } = input;
  const episode = episodeOn(episodes, achievedOn);
  if (!episode) throw notFound();
  if (!me.providerIds.includes(episode.providerId)) {
    return refuse(
      'OUT_OF_RANGE',
      `On ${formatDate(achievedOn)} another provider supported this participant, and that provider claims it.`,
      'achievedOn',
    );
  }
  const at = input.at ?? tenant.now;
  const card = facts.cardOf(episode.providerId, achievedOn);
  const tariff = card?.tariffs.find(
    (line) => line.outcomeCode === outcomeCode && line.cohort === episode.cohort,
  );
  const counted = card && tariff ? { tariff, cardProviderId: card.providerId, achievedOn } : null;
  const outcomes = facts.outcomes.get(participantId) ?? [];
  const same = outcomes.filter((one) => one.outcomeCode === outcomeCode);
  const judged = judgeSubmission({
    today: today(partnership.timeZone, at.getTime()),
    contractFrom: partnership.contractFrom,
    contractTo: partnership.contractTo,
    enrolledOn: episodes[0]?.enrolledOn ?? null,
    cohort: episode.cohort,
    outcomeCode,
    achievedOn,
    tariffs: card?.tariffs ?? [],
    evidence: input.evidence.map(offeredOf),
    achieved: outcomes,
    counts: counted ? facts.counts.of(counted) : { total: 0, inContractYear: 0 },
    alreadyClaimed: same.some((one) => one.state !== 'BASELINE' && isLive(one.state)),
    reversalPending: same.some((one) => one.reversalPending),
  });
  if (isRefusal(judged)) return judged;
  const wrong =
    checkWhileSustained(tenant, facts.records, judged, { participantId, achievedOn, card }) ??
    checkStatements(input.evidence) ??
    checkUploads(facts.uploads, participantId, input.evidence);
  if (wrong) return wrong;
  const proofs = judgeProofs(facts.known, {
    participantId,
    outcomeCode,
    achievedOn,
    evidence: input.evidence,
    accepted: judged.tariff.evidence,
    lines: card?.tariffs ?? [],
  });
  if (isRefusal(proofs)) return proofs;

  const id = input.id ?? randomUUID();
  if (counted) facts.counts.add(counted);
  facts.outcomes.set(participantId, [
    ...outcomes,
    { claimId: id, outcomeCode, achievedOn, state: 'SUBMITTED', reversalPending: false },
  ]);
  return { ...judged, card, id, input, participantId, episode, at, proofs };
}
