import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';

/** What a partner offers, as the directory shows it. */
export interface ServiceView {
  readonly id: string;
  readonly provider: OrganisationView;
  readonly name: string;
  readonly what: string;
  readonly forWhom: string;
  /** in years, both included; null: no limit on that side */
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  /** the anchor at which it runs; null: at `place` */
  readonly anchor: OrganisationView | null;
  readonly place: string | null;
  /** when, in words: 'Thursdays after school' */
  readonly runs: string;
  readonly capacity: number;
  readonly free: number;
  readonly isOffered: boolean;
  readonly toldBy: PersonView | null;
  readonly toldAt: Date;
  /** whether the acting person may change it */
  readonly isOwn: boolean;
}

/** The columns of ServiceView for `service s`. */
export const SERVICE_COLUMNS = `s.id, ${organisationOf('s.provider_id', 's.partnership_id')} AS provider, s.name, s.what,
  s.for_whom AS "forWhom", s.age_from AS "ageFrom", s.age_to AS "ageTo",
  ${organisationOf('s.anchor_id', 's.partnership_id')} AS anchor, s.place, s.runs, s.capacity, s.free,
  s.is_offered AS "isOffered", ${personOf('s.told_by')} AS "toldBy", s.told_at AS "toldAt",
  (app.has_role('BACKBONE') OR s.provider_id = ANY (app.managed_provider_ids())) AS "isOwn"`;
