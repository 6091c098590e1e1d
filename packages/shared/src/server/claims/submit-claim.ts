import { alreadyClaimed, isRefusal, type Refusal } from '../../rules/index.js';
import { Fault, notFound } from '../errors.js';
import { isId } from '../ids.js';
import { judgeMilestones } from '../milestones/judge-milestones.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { insertEvidence } from './evidence.js';
import { type Accepted, type ClaimInput, judge, loadFacts, type PastClaim } from './judge-claims.js';
import { mustReadClaim } from './read-claims.js';
import { writeEvents } from './write-events.js';

export type { ClaimInput, PastClaim } from './judge-claims.js';

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
export async function judgeAndInsert(
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
