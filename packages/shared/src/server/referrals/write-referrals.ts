import { randomUUID } from 'node:crypto';
import type { ReferralDraft } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import { OWN_REFERRAL_COLUMNS, type OwnReferralView } from './own-referrals.js';
import type { ReferralChannel } from './referral-view.js';

export interface SentReferral {
  readonly draft: ReferralDraft;
  /** null: nothing tells a second sending from another referral */
  readonly senderKey: string | null;
  /** Records of the past say when it came; otherwise it is now. */
  readonly at?: Date;
}

/** Whose referrals they are, and how they came. */
export interface ReferralsFrom {
  /** the organisation; null: the people themselves */
  readonly source: string | null;
  readonly channel: ReferralChannel;
  /** the person of the organisation; null: the people themselves */
  readonly by: string | null;
}

/** Referrals made ready to be written. */
export interface PreparedReferrals {
  readonly many: number;
  /** a JSON array; what a referral does not say is not in it */
  readonly rows: string;
}

/** Makes referrals ready; it asks nothing of the database, so that it can be done before the transaction begins. */
export const prepareReferrals = (sent: readonly SentReferral[]): PreparedReferrals => ({
  many: sent.length,
  rows: JSON.stringify(
    sent.map(({ draft, senderKey, at }, nth) => ({
      ...whatIsSaid(draft),
      id: randomUUID(),
      senderKey: senderKey ?? undefined,
      at,
      nth,
    })),
  ),
});

/** Nothing is said in half of the fields, and the database need not read that it is nothing. */
function whatIsSaid(draft: ReferralDraft): Partial<ReferralDraft> {
  const said: Partial<Record<string, string>> = {};
  for (const [field, value] of Object.entries(draft)) if (value !== null) said[field] = value;
  return said;
}

/**
 * Writes referrals with the beginning of their history, in one statement.
 * @param tenant as the system
 * @returns those that are new; what this source sent before, and what repeats another of them, is left out.
 */
export const writeReferrals = async (
  tenant: Tenant,
  from: ReferralsFrom,
  sent: readonly SentReferral[],
): Promise<OwnReferralView[]> =>
  sent.length === 0
    ? []
    : tenant.rows<OwnReferralView>(
        `${writing(OWN_REFERRAL_COLUMNS)} SELECT * FROM written`,
        parametersOf(tenant, from, prepareReferrals(sent)),
      );

/** The same of many, of whom it says only how many are new. @param tenant as the system */
export async function addReferrals(
  tenant: Tenant,
  from: ReferralsFrom,
  referrals: PreparedReferrals,
): Promise<number> {
  if (referrals.many === 0) return 0;
  const [row] = await tenant.rows<{ added: number }>(
    `${writing('r.id, r.received_at AS "receivedAt"')} SELECT count(*)::int AS added FROM written`,
    parametersOf(tenant, from, referrals),
    { keepPlan: 'always' },
  );
  return row?.added ?? 0;
}

const parametersOf = (
  { partnership, now }: Tenant,
  { source, by, channel }: ReferralsFrom,
  { many, rows }: PreparedReferrals,
): unknown[] => [partnership.id, source, by, channel, many, rows, now];

/** `written`: what is new, in its order. @param columns of referral r, id and "receivedAt" among them */
const writing = (columns: string): string =>
  `WITH written AS (
     INSERT INTO referral AS r (partnership_id, source_id, referred_by, channel, received_at, moved_at, reference, id,
       sender_key, their_reference, safe_way, safe_note, given_name, family_name, birth_date, phone, email, postcode,
       hopes, strengths, prefers, avoids, lawful_basis, told, told_on, not_told_because, referred_on)
     SELECT $1, $2, $3, $4, coalesce(x.at, $7), coalesce(x.at, $7), 'R-' || lpad((n.last - $5 + 1 + x.nth)::text, 6, '0'),
       x.id, x."senderKey", x."theirReference", x."safeWay", x."safeNote", x."givenName", x."familyName", x."birthDate",
       x.phone, x.email, x.postcode, x.hopes, x.strengths, x.prefers, x.avoids, x."lawfulBasis", x.told, x."toldOn",
       x."notToldBecause", x."referredOn"
     FROM (SELECT app.next_reference('REFERRAL', $5) AS last) n
     CROSS JOIN json_to_recordset($6) AS x(nth int, at timestamptz, id uuid, "senderKey" text, "theirReference" text,
       "safeWay" text, "safeNote" text, "givenName" text, "familyName" text, "birthDate" date, phone text, email text,
       postcode text, hopes text, strengths text, prefers text, avoids text, "lawfulBasis" text, told text, "toldOn" date,
       "notToldBecause" text, "referredOn" date)
     ON CONFLICT (partnership_id, source_id, sender_key) WHERE sender_key IS NOT NULL DO NOTHING
     RETURNING ${columns}
   ), begun AS (
     INSERT INTO referral_event (partnership_id, referral_id, at, by_person, to_state)
     SELECT $1, w.id, w."receivedAt", $3, 'RECEIVED' FROM written w
   )`;
