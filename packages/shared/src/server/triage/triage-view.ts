import {
  ageBandOf,
  type CalendarDate,
  type ComplexityBand,
  type Expertise,
  today,
} from '../../rules/index.js';
import { isId } from '../ids.js';
import type { PersonView } from '../members/person-view.js';
import { personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readHubGuide, readHubLists } from './hub-lists.js';
import { readWishable, type WishView } from './wishable.js';

/** What triage has recorded of a referral. */
export interface TriageView {
  readonly referralId: string;
  /** null: not said yet */
  readonly complexity: ComplexityBand | null;
  /** in words, as of the day on which the referral came in */
  readonly ageBand: string;
  readonly wants: readonly Expertise[];
  readonly anchor: OrganisationView | null;
  /** none for whoever is not of the hub */
  readonly prefers: readonly WishView[];
  readonly avoids: readonly WishView[];
  readonly recordedBy: PersonView | null;
  readonly recordedAt: Date | null;
}

interface Row {
  referralId: string;
  receivedAt: string;
  birthDate: CalendarDate | null;
  complexity: string | null;
  wants: string[];
  anchor: OrganisationView | null;
  prefers: string[];
  avoids: string[];
  recordedBy: PersonView | null;
  recordedAt: string | null;
}

/** What triage recorded, or null for a referral that is not there or not the actor's to see. @throws Fault FORBIDDEN */
export function triage(actor: Actor, referralId: string): Promise<TriageView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('triage');
    return isId(referralId) ? readTriage(tenant, referralId) : null;
  });
}

/** The same inside a transaction. */
export async function readTriage(tenant: Tenant, referralId: string): Promise<TriageView | null> {
  tenant.showed('referral', [referralId]);
  const [row] = await tenant.listed<Row>(
    `SELECT r.id AS "referralId", r.received_at AS "receivedAt", r.birth_date AS "birthDate", t.complexity,
       coalesce(t.wants, '{}') AS wants, ${organisationOf('t.anchor_id', 'r.partnership_id')} AS anchor,
       coalesce(w.prefers, '{}') AS prefers, coalesce(w.avoids, '{}') AS avoids,
       ${personOf('t.recorded_by')} AS "recordedBy", t.recorded_at AS "recordedAt"
     FROM referral r
     LEFT JOIN referral_triage t ON t.partnership_id = r.partnership_id AND t.referral_id = r.id
     LEFT JOIN referral_wish w ON w.partnership_id = r.partnership_id AND w.referral_id = r.id
     WHERE r.partnership_id = $1 AND r.id = $2`,
    [tenant.partnership.id, referralId],
  );
  if (!row) return null;
  const lists = await readHubLists(tenant);
  const wishes = [...row.prefers, ...row.avoids];
  const wishable = wishes.length > 0 ? await readWishable(tenant) : [];
  const wish = (what: string): WishView[] => {
    const known = lists.expertise.find(({ code }) => code === what);
    if (known) return [{ what, kind: 'EXPERTISE', words: known.title }];
    return wishable.filter((one) => one.what === what).slice(0, 1);
  };
  const receivedOn = today(tenant.partnership.timeZone, Date.parse(row.receivedAt));
  return {
    referralId,
    complexity: lists.complexity.find(({ code }) => code === row.complexity) ?? null,
    ageBand: ageBandOf(row.birthDate, receivedOn, (await readHubGuide(tenant)).ageBands),
    wants: lists.expertise.filter(({ code }) => row.wants.includes(code)),
    anchor: row.anchor,
    prefers: row.prefers.flatMap(wish),
    avoids: row.avoids.flatMap(wish),
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt === null ? null : new Date(row.recordedAt),
  };
}
