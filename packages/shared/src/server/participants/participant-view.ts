import { type CalendarDate, type Cohort, WORKS_WITH_EVERYBODY } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';

export const PHASES = ['WAITING', 'ACTIVE', 'MONITORING', 'CLOSED'] as const;
export type Phase = (typeof PHASES)[number];

/** A participant as the actor may see them; what they may not see is null. */
export interface ParticipantView {
  readonly id: string;
  readonly reference: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: CalendarDate | null;
  readonly postcode: string | null;
  readonly cohort: Cohort;
  readonly provider: OrganisationView | null;
  readonly linkWorker: PersonView | null;
  readonly anchor: OrganisationView | null;
  readonly enrolledOn: CalendarDate | null;
  readonly phase: Phase | null;
}

/** SQL for whether the actor works with `participant p`: as `worksWithEverybody`, or for their provider. */
export const WORKS_WITH_THEM = `((SELECT app.has_role(${WORKS_WITH_EVERYBODY.map((role) => `'${role}'`).join(', ')}))
  OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))`;

const NAME = `'id', p.id, 'reference', p.reference, 'givenName', p.given_name, 'familyName', p.family_name,
  'cohort', p.cohort`;

/** Whence `participantJson` reads; the details are there for those who may see them. */
export const FROM_PARTICIPANT = `participant p LEFT JOIN participant_detail d
  ON d.partnership_id = p.partnership_id AND d.participant_id = p.id`;

/**
 * A participant as JSON of the shape of ParticipantView, for a row of FROM_PARTICIPANT. Who checks claims and
 * nothing else knows the name and the reference; who works with the participant, since when, and how, is not for
 * them (domain.md, Who uses it).
 */
export const participantJson = `json_build_object(${NAME}, 'birthDate', d.birth_date, 'postcode', d.postcode,
  'provider', CASE WHEN ${WORKS_WITH_THEM} THEN ${organisationOf('p.provider_id', 'p.partnership_id')} END,
  'anchor', CASE WHEN ${WORKS_WITH_THEM} THEN ${organisationOf('p.anchor_id', 'p.partnership_id')} END,
  'enrolledOn', CASE WHEN ${WORKS_WITH_THEM} THEN p.enrolled_on END,
  'linkWorker', CASE WHEN ${WORKS_WITH_THEM} THEN ${personOf('p.link_worker_id')} END,
  'phase', CASE WHEN ${WORKS_WITH_THEM} THEN p.phase END)`;

/** The same with the name, the reference and what costs no more to read, for `participant p` alone. */
export const participantNameJson = `json_build_object(${NAME}, 'birthDate', NULL, 'postcode', NULL, 'provider', NULL,
  'anchor', NULL, 'linkWorker', NULL, 'enrolledOn', CASE WHEN ${WORKS_WITH_THEM} THEN p.enrolled_on END,
  'phase', CASE WHEN ${WORKS_WITH_THEM} THEN p.phase END)`;
