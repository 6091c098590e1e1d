import type { CalendarDate } from '../../rules/index.js';
import { isId } from '../ids.js';
import { rowsOf } from '../rows-of.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type OrganisationView, organisationJson, organisationOf } from './organisation-view.js';

/** How many an organisation referred in a month, and of how many of them support started. */
export interface ReferredInMonth {
  /** its first day */
  readonly month: CalendarDate;
  readonly referred: number;
  readonly started: number;
}

/** An organisation at the other end, and how many people it is about. */
export interface OrganisationTie {
  readonly organisation: OrganisationView;
  readonly count: number;
}

/** With whom an organisation works, in numbers and names of organisations: nobody's record is in it. */
export interface OrganisationTies {
  readonly organisation: OrganisationView;
  /** the last twelve months in which it referred somebody, the latest first */
  readonly months: readonly ReferredInMonth[];
  /** where people whom it referred are supported, most first */
  readonly refersTo: readonly OrganisationTie[];
  /** from where those came whom it supports, most first */
  readonly comeFrom: readonly OrganisationTie[];
  /** the anchors that its people look after */
  readonly anchors: readonly OrganisationView[];
  /** the providers whose people look after it */
  readonly lookedAfterBy: readonly OrganisationView[];
}

const MONTHS = 12;

const tie = (own: string, other: string): string =>
  rowsOf(
    `SELECT ${organisationOf(`t.${other}`, 't.partnership_id')} AS organisation, t.count FROM (
       SELECT r.partnership_id, r.${other}, count(*)::int AS count FROM referral r
       WHERE r.partnership_id = o.partnership_id AND r.${own} = o.id AND r.state = 'STARTED' AND r.${other} IS NOT NULL
       GROUP BY 1, 2) t`,
    `row.count DESC, row.organisation ->> 'name'`,
  );
const working = (own: string, other: string): string =>
  `(SELECT coalesce(json_agg(${organisationJson('a')} ORDER BY a.name, a.id), '[]') FROM organisation a
    WHERE a.partnership_id = o.partnership_id AND EXISTS (SELECT FROM anchor_worker w
      WHERE w.partnership_id = o.partnership_id AND w.${own} = o.id AND w.${other} = a.id AND w.ended_on IS NULL))`;

/**
 * Whom an organisation referred, month by month, who refers to whom, and which anchors it works with (features.md PN3).
 * One statement. Null for what is no organisation of the partnership.
 * @throws Fault FORBIDDEN
 */
export function organisationTies(actor: Actor, id: string): Promise<OrganisationTies | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('organisationTies');
    if (!isId(id)) return null;
    const { partnership } = tenant;
    const found = await tenant.row<OrganisationTies>(
      `SELECT ${organisationJson('o')} AS organisation,
         ${rowsOf(
           `SELECT to_char(date_trunc('month', r.received_at AT TIME ZONE $3), 'YYYY-MM-DD') AS month,
              count(*)::int AS referred, (count(*) FILTER (WHERE r.state = 'STARTED'))::int AS started
            FROM referral r WHERE r.partnership_id = o.partnership_id AND r.source_id = o.id
            GROUP BY 1 ORDER BY 1 DESC LIMIT ${MONTHS}`,
           'row.month DESC',
         )} AS months,
         ${tie('source_id', 'provider_id')} AS "refersTo", ${tie('provider_id', 'source_id')} AS "comeFrom",
         ${working('provider_id', 'anchor_id')} AS anchors, ${working('anchor_id', 'provider_id')} AS "lookedAfterBy"
       FROM organisation o WHERE o.partnership_id = $1 AND o.id = $2`,
      [partnership.id, id, partnership.timeZone],
    );
    return found ?? null;
  });
}
