import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { rowsOf } from '../rows-of.js';

/** Somebody of the anchor who comes to a service or a group there; sessions of the last term (rules/anchors). */
export interface Attender {
  readonly id: string;
  readonly name: string;
  readonly attended: number;
  /** at which something was ticked for them */
  readonly held: number;
}

/** A partner's service that runs at the anchor, and who of the anchor's people comes to it. */
export interface ServiceThere {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly provider: OrganisationView;
  /** when, in words */
  readonly runs: string;
  readonly capacity: number;
  readonly free: number;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  /** those whom the reader sees, by name */
  readonly attenders: readonly Attender[];
  /** people of the anchor who come with a provider that is not the reader's: rounded to 5, null for a small number */
  readonly elsewhere: number | null;
}

/** A group that meets at the anchor and belongs to no service, as far as the reader sees it. */
export interface GroupThere {
  readonly id: string;
  readonly name: string;
  readonly provider: OrganisationView;
  readonly place: string | null;
  /** 1 is Monday */
  readonly weekday: number | null;
  readonly attenders: readonly Attender[];
}

/** SQL of the attenders of the groups `g` for which a condition holds; $4 is the first day of the term, $2 the last. */
const attendersOf = (which: string): string =>
  rowsOf(
    `SELECT p.id, p.given_name || ' ' || p.family_name AS name, p.folded_name, count(c.id)::int AS held,
       (count(c.id) FILTER (WHERE c.attendance = 'PRESENT'))::int AS attended
     FROM (SELECT m.participant_id, array_agg(g.id) AS groups FROM activity_group g
       JOIN group_member m ON m.partnership_id = g.partnership_id AND m.group_id = g.id AND m.left_on IS NULL
       WHERE g.partnership_id = o.partnership_id AND NOT g.is_closed AND ${which} GROUP BY 1) m
     JOIN participant p ON p.partnership_id = o.partnership_id AND p.id = m.participant_id AND p.anchor_id = o.id
       AND p.phase <> 'CLOSED'
     LEFT JOIN (standing_contact c JOIN sitting t ON t.partnership_id = c.partnership_id AND t.id = c.sitting_id)
       ON c.partnership_id = p.partnership_id AND c.participant_id = p.id AND c.met_on BETWEEN $4 AND $2
       AND t.group_id = ANY (m.groups)
     GROUP BY p.id, p.given_name, p.family_name, p.folded_name`,
    'row.folded_name, row.id',
  );

/** SQL of the services that run at the anchor `o`, by name. */
export const SERVICES_THERE = rowsOf(
  `SELECT s.id, s.name, s.what, ${organisationOf('s.provider_id', 's.partnership_id')} AS provider, s.runs, s.capacity,
     s.free, s.age_from AS "ageFrom", s.age_to AS "ageTo", ${attendersOf('g.service_id = s.id')} AS attenders,
     CASE WHEN e.service_id IS NULL THEN 0 ELSE e.count END AS elsewhere
   FROM service s LEFT JOIN app.attending_elsewhere(o.id) e ON e.service_id = s.id
   WHERE s.partnership_id = o.partnership_id AND s.anchor_id = o.id AND s.is_offered`,
  'lower(row.name), row.id',
);

/** SQL of the groups that meet at the anchor `o` and are no service's, by name. */
export const GROUPS_THERE = rowsOf(
  `SELECT k.id, k.name, ${organisationOf('k.provider_id', 'k.partnership_id')} AS provider, k.place, k.weekday,
     ${attendersOf('g.id = k.id')} AS attenders
   FROM activity_group k WHERE k.partnership_id = o.partnership_id AND k.anchor_id = o.id AND NOT k.is_closed
     AND k.service_id IS NULL`,
  'lower(row.name), row.id',
);
