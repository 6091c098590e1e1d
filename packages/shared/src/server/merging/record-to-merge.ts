import type { CalendarDate, ClaimOfRecord, Cohort, SupportEpisode } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { loadOutcomes } from '../participants/load-outcomes.js';
import type { Phase } from '../participants/participant-view.js';
import type { Tenant } from '../tenancy/index.js';

/** One of two records that may be of one person, side by side with the other. */
export interface RecordToMerge {
  readonly id: string;
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate | null;
  readonly postcode: string | null;
  readonly cohort: Cohort;
  readonly provider: OrganisationView | null;
  readonly anchor: OrganisationView | null;
  readonly linkWorker: PersonView | null;
  readonly enrolledOn: CalendarDate;
  readonly phase: Phase;
}

/** The same with all that is judged. */
export interface LoadedRecord extends RecordToMerge {
  readonly providerId: string;
  readonly anchorId: string | null;
  readonly linkWorkerId: string | null;
  readonly episodes: readonly SupportEpisode[];
  readonly outcomes: readonly ClaimOfRecord[];
}

const SELECT = `
  SELECT p.id, p.reference, p.given_name AS "givenName", p.family_name AS "familyName", d.birth_date AS "birthDate",
    d.postcode, p.cohort, p.provider_id AS "providerId", p.anchor_id AS "anchorId", p.link_worker_id AS "linkWorkerId",
    ${organisationOf('p.provider_id', 'p.partnership_id')} AS provider,
    ${organisationOf('p.anchor_id', 'p.partnership_id')} AS anchor,
    ${personOf('p.link_worker_id')} AS "linkWorker", p.enrolled_on AS "enrolledOn", p.phase,
    coalesce((SELECT json_agg(json_build_object('providerId', e.provider_id, 'anchorId', e.anchor_id, 'cohort', e.cohort,
      'enrolledOn', e.enrolled_on, 'endedOn', e.ended_on) ORDER BY e.enrolled_on)
      FROM enrolment e WHERE e.partnership_id = p.partnership_id AND e.participant_id = p.id), '[]') AS episodes
  FROM participant p
  LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
  WHERE p.partnership_id = $1 AND p.id = ANY ($2)`;

/**
 * Two records with what is judged of them, in the order given; both are noted as shown.
 * @param ids two ids of ours, in small letters
 * @throws Fault NOT_FOUND for one that is not there, not the actor's to see, or merged already
 */
export async function loadBoth(
  tenant: Tenant,
  ids: readonly [string, string],
): Promise<[LoadedRecord, LoadedRecord]> {
  tenant.showed('participant', ids);
  const rows = await tenant.rows<Omit<LoadedRecord, 'outcomes'>>(SELECT, [tenant.partnership.id, ids]);
  const outcomes = await loadOutcomes(tenant, ids);
  const [one, other] = ids.map((id) => {
    const row = rows.find((each) => each.id === id);
    return row ? { ...row, outcomes: outcomes.get(id) ?? [] } : undefined;
  });
  if (!one || !other) throw notFound();
  return [one, other];
}
