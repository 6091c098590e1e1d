import {
  type CalendarDate,
  checkEnrolmentDates,
  formatDate,
  isRefusal,
  type Refusal,
  readPostcode,
  reconcile,
  refuse,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId, mustBeId } from '../ids.js';
import { isLinkWorkerOf } from '../members/is-link-worker-of.js';
import { lockRateCards } from '../rate-cards/index.js';
import { readName } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { CORRECTED_FIELDS, type CorrectedField } from './corrections.js';
import type { ParticipantView } from './participant-view.js';
import { readParticipant } from './read-participant.js';

/** The record as it should read; what is left as it was is no correction. */
export interface ParticipantCorrection extends ParticipantFacts {
  readonly id: string;
  /** the record as the form read it; without it the form is taken for what the whole record should be */
  readonly basedOn?: ParticipantFacts | null;
}

/** What of a record can be put right. */
export interface ParticipantFacts {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate?: CalendarDate | null;
  readonly postcode?: string | null;
  readonly enrolledOn: CalendarDate;
  readonly linkWorkerId?: string | null;
  readonly anchorId?: string | null;
}

type Corrected = ParticipantFacts & {
  readonly birthDate: CalendarDate | null;
  readonly postcode: string | null;
  readonly linkWorkerId: string | null;
  readonly anchorId: string | null;
};
type Known = Corrected & { readonly provider_id: string };

/**
 * Puts right what was mistyped when a participant was enrolled, and keeps what it said before. A claim keeps the
 * anchor organisation it was submitted with. What somebody else put right since the form was read stays, where the form
 * leaves it as it was.
 *
 * @returns the participant; WRONG_STATE with its field where both gave it another value; INVALID and OUT_OF_RANGE with
 *   their field; IN_USE (enrolledOn) when an outcome is claimed for a day before the new one; OVERLAP (enrolledOn) when
 *   that day lies in an earlier episode of support.
 * @throws Fault FORBIDDEN; NOT_FOUND for whoever is not the actor's to see.
 */
export function correctParticipant(
  actor: Actor,
  input: ParticipantCorrection,
): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('correctParticipant');
    const id = mustBeId(input.id);
    // no claim is submitted meanwhile
    await lockRateCards(tenant, 'exclusive');
    const known = await loadKnown(tenant, id);
    const sent = readCorrection(input, known);
    if (isRefusal(sent)) return sent;
    const wanted = input.basedOn ? besideOthers(input.basedOn, sent, known) : sent;
    if (isRefusal(wanted)) return wanted;
    const { today, partnership } = tenant;
    const [wrongDay] = checkEnrolmentDates({ ...wanted, today, contractTo: partnership.contractTo });
    if (wrongDay) return wrongDay;
    const changed = CORRECTED_FIELDS.filter((field) => known[field] !== wanted[field]);
    const wrong =
      (await checkPlaces(tenant, known, wanted, changed)) ??
      (changed.includes('enrolledOn') ? await checkEpisodes(tenant, id, known, wanted) : null);
    if (wrong) return wrong;
    if (changed.length > 0) await write(tenant, id, known, wanted, changed);
    const corrected = await readParticipant(tenant, id);
    if (!corrected) throw new Error('A corrected participant is to be seen by whoever corrected them.');
    return corrected;
  });
}

/** A verifier knows the name and may not change it, so whose details are not the actor's are not there. */
async function loadKnown(tenant: Tenant, id: string): Promise<Known> {
  const row = await tenant.row<Known>(
    `SELECT p.given_name AS "givenName", p.family_name AS "familyName", d.birth_date AS "birthDate", d.postcode,
       p.enrolled_on AS "enrolledOn", p.link_worker_id AS "linkWorkerId", p.anchor_id AS "anchorId", p.provider_id
     FROM participant p
     JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.id = $2 AND ($3 OR p.provider_id = ANY ($4::uuid[])) FOR UPDATE OF p`,
    [tenant.partnership.id, id, tenant.me.roles.includes('BACKBONE'), tenant.me.providerIds],
  );
  if (!row) throw notFound();
  return row;
}

function readCorrection(input: ParticipantCorrection, known: Known): Corrected | Refusal {
  const givenName = readName(input.givenName, 'givenName', 200, 'Enter the given name.');
  if (isRefusal(givenName)) return givenName;
  const familyName = readName(input.familyName, 'familyName', 200, 'Enter the family name.');
  if (isRefusal(familyName)) return familyName;
  const asItWas = (input.postcode ?? null) === known.postcode;
  const postcode = asItWas ? known.postcode : readPostcode(input.postcode);
  if (isRefusal(postcode)) return postcode;
  return {
    givenName,
    familyName,
    birthDate: input.birthDate ?? null,
    postcode,
    enrolledOn: input.enrolledOn,
    linkWorkerId: input.linkWorkerId?.toLowerCase() ?? null,
    anchorId: input.anchorId?.toLowerCase() ?? null,
  };
}

/** What was read comes as it was shown, so it is compared as it is and not checked. */
function besideOthers(read: ParticipantFacts, sent: Corrected, known: Known): Corrected | Refusal {
  const { wanted, clashes } = reconcile<Corrected>(CORRECTED_FIELDS, factsOf(read), sent, known);
  const [field] = clashes;
  if (field === undefined) return wanted;
  return refuse(
    'WRONG_STATE',
    'Somebody else put this right while you were writing. Reload the page to see what it says now; nothing of yours was saved.',
    field,
  );
}

const factsOf = (facts: ParticipantFacts): Corrected => ({
  ...facts,
  birthDate: facts.birthDate ?? null,
  postcode: facts.postcode ?? null,
  linkWorkerId: facts.linkWorkerId?.toLowerCase() ?? null,
  anchorId: facts.anchorId?.toLowerCase() ?? null,
});

async function checkPlaces(
  tenant: Tenant,
  known: Known,
  { anchorId, linkWorkerId }: Corrected,
  changed: readonly CorrectedField[],
): Promise<Refusal | null> {
  if (changed.includes('anchorId') && anchorId !== null) {
    const anchor =
      isId(anchorId) &&
      (await tenant.row(
        `SELECT FROM organisation WHERE partnership_id = $1 AND id = $2 AND 'ANCHOR' = ANY (kinds)`,
        [tenant.partnership.id, anchorId],
      ));
    if (!anchor)
      return refuse('INVALID', 'Choose one of the partnership’s anchor organisations, or none.', 'anchorId');
  }
  if (changed.includes('linkWorkerId') && linkWorkerId !== null) {
    if (!(await isLinkWorkerOf(tenant, known.provider_id, linkWorkerId)))
      return refuse('INVALID', 'Choose one of the link workers of this provider, or none.', 'linkWorkerId');
  }
  return null;
}

async function checkEpisodes(
  tenant: Tenant,
  id: string,
  known: Known,
  { enrolledOn }: Corrected,
): Promise<Refusal | null> {
  const row = await tenant.row<{ claimed: CalendarDate | null; before: CalendarDate | null }>(
    `SELECT
       (SELECT min(o.achieved_on) FROM app.outcomes_of(ARRAY[$1]::uuid[]) o
        WHERE o.state NOT IN ('BASELINE', 'REJECTED', 'REVERSED') AND o.achieved_on >= $2 AND o.achieved_on < $3) AS claimed,
       (SELECT max(e.enrolled_on) FROM app.enrolments_of(ARRAY[$1]::uuid[]) e WHERE e.enrolled_on < $2) AS before`,
    [id, known.enrolledOn, enrolledOn],
  );
  if (row?.claimed) {
    return refuse(
      'IN_USE',
      `An outcome is claimed for ${formatDate(row.claimed)}. Give that day or an earlier one.`,
      'enrolledOn',
    );
  }
  if (row?.before && enrolledOn <= row.before) {
    return refuse(
      'OVERLAP',
      `An earlier episode of support began on ${formatDate(row.before)}. Give a later day.`,
      'enrolledOn',
    );
  }
  return null;
}

async function write(
  tenant: Tenant,
  id: string,
  known: Known,
  wanted: Corrected,
  changed: readonly CorrectedField[],
): Promise<void> {
  const place = tenant.partnership.id;
  await tenant.execute(
    `UPDATE participant SET given_name = $3, family_name = $4, enrolled_on = $5, link_worker_id = $6, anchor_id = $7
     WHERE partnership_id = $1 AND id = $2`,
    [place, id, wanted.givenName, wanted.familyName, wanted.enrolledOn, wanted.linkWorkerId, wanted.anchorId],
  );
  await tenant.execute(
    'UPDATE participant_detail SET birth_date = $3, postcode = $4 WHERE partnership_id = $1 AND participant_id = $2',
    [place, id, wanted.birthDate, wanted.postcode],
  );
  // the participant's row says what the latest episode says
  await tenant.execute(
    `UPDATE enrolment SET enrolled_on = $4, anchor_id = $5
     WHERE partnership_id = $1 AND participant_id = $2 AND enrolled_on = $3`,
    [place, id, known.enrolledOn, wanted.enrolledOn, wanted.anchorId],
  );
  await tenant.execute(
    `INSERT INTO participant_correction (partnership_id, participant_id, corrected_by, corrected_at, field, old_value, new_value)
     SELECT $1, $2, $3, $4, * FROM unnest($5::text[], $6::text[], $7::text[])`,
    [
      place,
      id,
      tenant.personId,
      tenant.now,
      changed,
      changed.map((field) => known[field]),
      changed.map((field) => wanted[field]),
    ],
  );
}
