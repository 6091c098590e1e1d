import {
  daysWaited,
  isPostcodeDistrict,
  type ReferralState,
  today,
  type WaitingPerson,
  type Wish,
} from '../../rules/index.js';
import { readCaseloadGuide } from '../caseloads/index.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import type { Tenant } from '../tenancy/index.js';
import { readHubLists } from '../triage/hub-lists.js';
import { readWishable } from '../triage/wishable.js';

/** A referral for which the hub may look for somebody. */
export interface WaitingReferral {
  readonly id: string;
  readonly reference: string;
  readonly state: ReferralState;
  readonly source: OrganisationView | null;
  /** the title of the band */
  readonly complexity: string | null;
  readonly person: WaitingPerson;
}

interface Row {
  id: string;
  reference: string;
  name: string;
  postcode: string | null;
  state: ReferralState;
  source: OrganisationView | null;
  complexity: string | null;
  wants: string[];
  prefers: string[];
  avoids: string[];
  anchor: OrganisationView | null;
  history: { to: ReferralState; at: string; declinedBy: string | null }[];
}

/** Before an offer, and while nobody has closed it. */
const UNPLACED: readonly ReferralState[] = ['RECEIVED', 'IN_TRIAGE', 'ACCEPTED', 'WAITING'];

/** Whoever is on the waiting list, the first to come in first. @param most so many, and no more */
export const readWaitingList = (tenant: Tenant, most: number): Promise<WaitingReferral[]> =>
  readUnplaced(tenant, `r.state = 'WAITING' ORDER BY r.received_at, r.id LIMIT $2`, most);

/** One who is not placed yet; undefined for anybody else. */
export const readUnplacedOne = async (tenant: Tenant, id: string): Promise<WaitingReferral | undefined> =>
  (await readUnplaced(tenant, `r.id = $2 AND r.state IN ('${UNPLACED.join("', '")}')`, id))[0];

/** These, wherever they stand now: as they were to whoever looked for somebody for them. */
export const readPlaced = (tenant: Tenant, ids: readonly string[]): Promise<WaitingReferral[]> =>
  readUnplaced(tenant, 'r.id = ANY ($2::uuid[]) ORDER BY r.received_at, r.id', ids);

async function readUnplaced(
  tenant: Tenant,
  where: string,
  parameter: string | number | readonly string[],
): Promise<WaitingReferral[]> {
  const rows = await tenant.listed<Row>(
    `SELECT r.id, r.reference, r.given_name || ' ' || r.family_name AS name, r.postcode, r.state,
       ${organisationOf('r.source_id', 'r.partnership_id')} AS source, t.complexity, coalesce(t.wants, '{}') AS wants,
       coalesce(w.prefers, '{}') AS prefers, coalesce(w.avoids, '{}') AS avoids,
       ${organisationOf('t.anchor_id', 'r.partnership_id')} AS anchor,
       (SELECT json_agg(json_build_object('to', h.to_state, 'at', h.at, 'declinedBy',
          CASE WHEN h.from_state = 'OFFERED' AND h.reason IS NOT NULL THEN h.provider_id END) ORDER BY h.id) FROM referral_event h
        WHERE h.partnership_id = r.partnership_id AND h.referral_id = r.id) AS history
     FROM referral r
     LEFT JOIN referral_triage t ON t.partnership_id = r.partnership_id AND t.referral_id = r.id
     LEFT JOIN referral_wish w ON w.partnership_id = r.partnership_id AND w.referral_id = r.id
     WHERE r.partnership_id = $1 AND ${where}`,
    [tenant.partnership.id, parameter],
  );
  tenant.showed(
    'referral',
    rows.map(({ id }) => id),
  );
  return rows.length === 0 ? [] : withWords(tenant, rows);
}

/** Puts words to codes and ids, and says what each would weigh. */
async function withWords(tenant: Tenant, rows: readonly Row[]): Promise<WaitingReferral[]> {
  const lists = await readHubLists(tenant);
  const { weights } = await readCaseloadGuide(tenant);
  const words = new Map<string, string>([
    ...(await readWishable(tenant)).map(({ what, words: said }) => [what, said] as const),
    ...lists.expertise.map(({ code, title }) => [code, title] as const),
  ]);
  const wishes = (whats: readonly string[]): Wish[] =>
    whats.map((what) => ({ what, words: words.get(what) ?? what }));
  return rows.map(({ id, reference, state, source, name, ...row }) => {
    const steps = (row.history ?? []).map(({ to, at, declinedBy }) => ({
      state: to,
      on: today(tenant.partnership.timeZone, Date.parse(at)),
      declinedBy,
    }));
    const declined = new Map(steps.flatMap((step) => (step.declinedBy ? [[step.declinedBy, step.on]] : [])));
    const anchor = row.anchor ?? (source?.kinds.includes('ANCHOR') ? source : null);
    return {
      id,
      reference,
      state,
      source,
      complexity: lists.complexity.find(({ code }) => code === row.complexity)?.title ?? null,
      person: {
        id,
        name,
        waitedDays: daysWaited(steps, tenant.today).days,
        weight: weights.ACTIVE,
        wants: wishes(row.wants),
        prefers: wishes(row.prefers),
        avoids: wishes(row.avoids),
        anchor: anchor && { id: anchor.id, name: anchor.name },
        place: placeOf(row.postcode),
        declinedBy: [...declined].map(([by, on]) => ({ id: by, on })),
      },
    };
  });
}

/** The district of a postcode; a place that nobody works by is not known. */
function placeOf(postcode: string | null): WaitingPerson['place'] {
  const area = postcode?.split(' ')[0] ?? '';
  return isPostcodeDistrict(area) ? { area, point: null } : null;
}
