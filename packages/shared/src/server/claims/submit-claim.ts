import { randomUUID } from 'node:crypto';
import {
  type AcceptedSubmission,
  alreadyClaimed,
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
import { Fault, notFound } from '../errors.js';
import { isId } from '../ids.js';
import { judgeMilestones } from '../milestones/judge-milestones.js';
import { loadRecords } from '../milestones/load-records.js';
import { type Episode, loadEpisodes, loadOutcomes } from '../participants/load-outcomes.js';
import { lockRateCards } from '../rate-cards/index.js';
import { type CardInForce, loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { checkWhileSustained, type SustainedRecords } from './check-while-sustained.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { type ClaimCounts, type Counted, countUnderLock } from './count-claims.js';
import {
  checkStatements,
  checkUploads,
  type EvidenceInput,
  insertEvidence,
  type KnownUploads,
  loadUploads,
  offeredOf,
} from './evidence.js';
import { judgeProofs, type Known, loadProofs, type Proofs } from './proofs.js';
import { mustReadClaim } from './read-claims.js';
import { writeEvents } from './write-events.js';

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

/**
 * Claims that a participant achieved an outcome on a date. Its price is fixed here, from the card in force
 * on that date for the participant's provider and cohort on that date (domain.md, The life of a claim).
 * An earlier provider claims what was achieved in its own time, from what it recorded itself.
 * @throws Fault FORBIDDEN; NOT_FOUND for a participant who is not of one's own provider.
 */
export function submitClaim(
  actor: Actor,
  input: ClaimInput,
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView | Refusal> {
  return submit(actor, input, parts, false).catch((error: unknown) => {
    if (!(error instanceof Fault) || error.code !== 'NOT_FOUND') throw error;
    // somebody whom the provider handed over: what they achieved before (docs/adr/0024)
    return submit(actor, input, parts, true);
  });
}

function submit(
  actor: Actor,
  input: ClaimInput,
  parts: ClaimParts,
  looksBack: boolean,
): Promise<ClaimView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('submitClaim');
    if (looksBack) await tenant.looksBack();
    const { results, written } = await judgeAndInsert(tenant, [input]);
    const [id] = results;
    if (isRefusal(id)) return id;
    const [, view] = await Promise.all([writeBeside(tenant, written), mustReadClaim(tenant, id, parts)]);
    if (written.some(movesMilestones)) await judgeMilestones(tenant, [input.participantId]);
    return view;
  });
}

/**
 * Submits many by the same nine statements, in three journeys to the database; for each, in the order given, its id
 * or why it was refused.
 * Later ones see what earlier ones of the set achieved, so a ladder may be given from its foot. Whoever submits many
 * has their milestones judged afterwards.
 */
export async function submitClaimsIn(
  tenant: Tenant,
  inputs: readonly PastClaim[],
): Promise<(string | Refusal)[]> {
  if (inputs.length === 0) return [];
  const { results, written } = await judgeAndInsert(tenant, inputs);
  await writeBeside(tenant, written);
  return results;
}

interface Facts {
  readonly episodes: ReadonlyMap<string, readonly Episode[]>;
  readonly outcomes: Map<string, LadderOutcome[]>;
  readonly cardOf: (providerId: string, on: CalendarDate) => CardInForce | null;
  readonly counts: ClaimCounts;
  /** Of those who claim what was sustained: what was recorded meanwhile. */
  readonly records: SustainedRecords;
  readonly uploads: KnownUploads;
  readonly known: Known;
}

interface Accepted extends AcceptedSubmission {
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

async function loadFacts(tenant: Tenant, inputs: readonly PastClaim[]): Promise<Facts> {
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

function judge(tenant: Tenant, facts: Facts, input: PastClaim): Accepted | Refusal {
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

/** Whether something is to be sustained from here on, or was until here. */
const movesMilestones = ({ tariff, card }: Accepted): boolean =>
  tariff.sustain !== null ||
  (card?.tariffs ?? []).some((line) => line.after === tariff.outcomeCode && line.sustain !== null);

// the numbers are taken where they are used: who comes next waits for them as short as can be
const INSERT_CLAIMS = `
  WITH number AS MATERIALIZED (SELECT app.next_reference('CLAIM', $3) - $3 AS before)
  INSERT INTO claim (partnership_id, submitted_by, state, reference, id, participant_id, enrolment_id, provider_id,
    anchor_id, cohort, outcome_code, tariff_id, achieved_on, price, submitted_at)
  SELECT $1, $2, 'SUBMITTED', 'C-' || lpad((before + nth)::text, greatest(6, length((before + nth)::text)), '0'),
    x.id, x.participant, x.enrolment, x.provider, x.anchor, x.cohort, x.outcome, x.tariff, x.achieved_on, x.price, x.at
  FROM number, unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::uuid[],
    $12::date[], $13::bigint[], $14::timestamptz[]) WITH ORDINALITY
    AS x(id, participant, enrolment, provider, anchor, cohort, outcome, tariff, achieved_on, price, at, nth)
  ORDER BY nth
  ON CONFLICT DO NOTHING RETURNING id`;

/** Judges these and writes the claims that are accepted: for each its id or a refusal, and what stands beside them. */
async function judgeAndInsert(
  tenant: Tenant,
  inputs: readonly PastClaim[],
): Promise<{ results: (string | Refusal)[]; written: readonly Accepted[] }> {
  if (!inputs.every((input) => isId(input.participantId))) throw notFound();
  const facts = await loadFacts(tenant, inputs);
  const judged = inputs.map((input) => judge(tenant, facts, input));
  const accepted = judged.flatMap((result) => (isRefusal(result) ? [] : [result]));
  if (accepted.length === 0) return { results: judged.filter(isRefusal), written: [] };
  const inserted = await tenant.rows<{ id: string }>(
    INSERT_CLAIMS,
    [
      tenant.partnership.id,
      tenant.personId,
      accepted.length,
      accepted.map((one) => one.id),
      accepted.map((one) => one.participantId),
      accepted.map((one) => one.episode.id),
      accepted.map((one) => one.episode.providerId),
      accepted.map((one) => one.episode.anchorId),
      accepted.map((one) => one.episode.cohort),
      accepted.map((one) => one.tariff.outcomeCode),
      accepted.map((one) => one.tariffId),
      accepted.map((one) => one.input.achievedOn),
      accepted.map((one) => one.price),
      accepted.map((one) => one.at),
    ],
    { keepPlan: 'always' },
  );
  // whoever was faster has the claim, and this one is told so: claim_once is the judge of a race
  const stands = new Set(inserted.map((row) => row.id));
  const results = judged.map((result) => {
    if (isRefusal(result)) return result;
    return stands.has(result.id) ? result.id : alreadyClaimed(result.tariff.title);
  });
  return { results, written: accepted.filter((one) => stands.has(one.id)) };
}

/** What belongs to claims that have just been written: their evidence and how their history begins. */
async function writeBeside(tenant: Tenant, written: readonly Accepted[]): Promise<void> {
  await Promise.all([
    insertEvidence(
      tenant,
      written.flatMap(({ id, input, at, proofs }) =>
        input.evidence.map((piece) => ({ claimId: id, piece, at, proof: proofs.get(piece) })),
      ),
    ),
    writeEvents(
      tenant,
      written.map((one) => ({ claimId: one.id, at: one.at, from: null, to: 'SUBMITTED', reason: null })),
    ),
  ]);
}
