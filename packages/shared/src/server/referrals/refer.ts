import { randomUUID } from 'node:crypto';
import {
  checkReferral,
  isRefusal,
  type ReferralDraft,
  type ReferralInput,
  type Refusal,
  type Role,
  refuse,
} from '../../rules/index.js';
import { forbidden } from '../errors.js';
import { isId } from '../ids.js';
import { announce } from '../outbox/index.js';
import { readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { OWN_REFERRAL_COLUMNS, type OwnReferralView } from './own-referrals.js';
import type { ReferralChannel } from './referral-view.js';

const LONGEST_KEY = 200;

export interface ReferInput extends ReferralInput {
  /** the agency in whose name; the actor's own where they have one */
  readonly sourceId?: string | null;
  /** by what another system knows its request again: sent twice, it is one referral */
  readonly idempotencyKey?: string | null;
}

/**
 * Refers somebody to the hub: for one's own organisation, or, at the hub, for the agency that asks. Sent again with the
 * same idempotency key it gives back what came of it the first time, and changes nothing.
 * @returns the referral as whoever refers sees it; INVALID or OUT_OF_RANGE for the first field that is wrong.
 * @throws Fault FORBIDDEN
 */
export function refer(actor: Actor, input: ReferInput): Promise<OwnReferralView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('refer');
    const source = await readSource(tenant, input.sourceId);
    if (isRefusal(source)) return source;
    const key = input.idempotencyKey
      ? readText(input.idempotencyKey, 'idempotencyKey', LONGEST_KEY, 'Give a key, or none.')
      : null;
    if (isRefusal(key)) return key;
    const draft = checkReferral(input, tenant.today);
    if (Array.isArray(draft)) return draft[0] as Refusal;
    const senderKey = key === null ? null : JSON.stringify(['request', key]);
    // who refers may not read what was sent before
    const system = await tenant.continueAsSystem();
    const channel = key === null ? 'FORM' : 'SYSTEM';
    const from = { source, channel, by: tenant.personId } as const;
    const [sent] = await writeReferrals(system, from, [{ draft, senderKey }]);
    if (sent) await announce(system, { kind: 'mail.referral', referralId: sent.id });
    const [known] = sent ? [] : await readSent(system, source, [senderKey ?? '']);
    const referral = sent ?? known;
    if (!referral) throw new Error('What is no new referral was sent before.');
    return referral;
  });
}

/** Whether somebody refers from the hub's side: for whichever agency asks. */
export const isHub = (roles: readonly Role[]): boolean =>
  roles.includes('BACKBONE') || roles.includes('ASSESSOR');

/** The organisation in whose name somebody refers: one of their own, or at the hub any that refers. */
export async function readSource(tenant: Tenant, id: string | null | undefined): Promise<string | Refusal> {
  const { me, partnership } = tenant;
  const atHub = isHub(me.roles);
  const [own, ...others] = me.organisationIds;
  if (!id && own !== undefined && others.length === 0) return own;
  if (!id) return refuse('INVALID', 'Choose the organisation that refers.', 'sourceId');
  const sourceId = id.toLowerCase();
  if (me.organisationIds.includes(sourceId)) return sourceId;
  if (!atHub) throw forbidden();
  const there = isId(sourceId)
    ? await tenant.row('SELECT FROM organisation WHERE partnership_id = $1 AND id = $2', [
        partnership.id,
        sourceId,
      ])
    : undefined;
  return there ? sourceId : refuse('INVALID', 'Choose one of the partnership’s organisations.', 'sourceId');
}

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

/**
 * Writes referrals with the beginning of their history, by a fixed number of statements.
 * @param tenant as the system
 * @returns those that are new; what this source sent before, and what repeats another of them, is left out.
 */
export async function writeReferrals(
  tenant: Tenant,
  { source, channel, by }: ReferralsFrom,
  sent: readonly SentReferral[],
): Promise<OwnReferralView[]> {
  if (sent.length === 0) return [];
  const { partnership, now } = tenant;
  const rows = sent.map(({ draft, senderKey, at = now }, nth) => ({
    ...draft,
    id: randomUUID(),
    senderKey,
    at,
    nth,
  }));
  const written = await tenant.rows<OwnReferralView>(
    `INSERT INTO referral AS r (partnership_id, source_id, referred_by, channel, received_at, moved_at, reference, id,
       sender_key, their_reference, safe_way, safe_note, given_name, family_name, birth_date, phone, email, postcode,
       hopes, strengths, prefers, avoids, lawful_basis, told, told_on, not_told_because, referred_on)
     SELECT $1, $2, $3, $4, x.at, x.at, 'R-' || lpad((n.last - $5 + 1 + x.nth)::text, 6, '0'), x.id, x."senderKey",
       x."theirReference", x."safeWay", x."safeNote", x."givenName", x."familyName", x."birthDate", x.phone, x.email,
       x.postcode, x.hopes, x.strengths, x.prefers, x.avoids, x."lawfulBasis", x.told, x."toldOn", x."notToldBecause",
       x."referredOn"
     FROM (SELECT app.next_reference('REFERRAL', $5) AS last) n
     CROSS JOIN json_to_recordset($6) AS x(nth int, at timestamptz, id uuid, "senderKey" text, "theirReference" text, "safeWay" text,
       "safeNote" text, "givenName" text, "familyName" text, "birthDate" date, phone text, email text, postcode text,
       hopes text, strengths text, prefers text, avoids text, "lawfulBasis" text, told text, "toldOn" date,
       "notToldBecause" text, "referredOn" date)
     ON CONFLICT (partnership_id, source_id, sender_key) WHERE sender_key IS NOT NULL DO NOTHING
     RETURNING ${OWN_REFERRAL_COLUMNS}`,
    [partnership.id, source, by, channel, rows.length, JSON.stringify(rows)],
  );
  await tenant.execute(
    `INSERT INTO referral_event (partnership_id, referral_id, at, by_person, to_state)
     SELECT $1, x.id, x.at, $4, 'RECEIVED' FROM unnest($2::uuid[], $3::timestamptz[]) WITH ORDINALITY AS x(id, at, nth)
     ORDER BY x.nth`,
    [partnership.id, written.map(({ id }) => id), written.map(({ receivedAt }) => receivedAt), by],
  );
  return written;
}

/** What a source sent before under these keys. @param tenant as the system */
const readSent = (tenant: Tenant, source: string, keys: readonly string[]): Promise<OwnReferralView[]> =>
  tenant.rows<OwnReferralView>(
    `SELECT ${OWN_REFERRAL_COLUMNS} FROM referral r
     WHERE r.partnership_id = $1 AND r.source_id = $2 AND r.sender_key = ANY ($3)`,
    [tenant.partnership.id, source, keys],
  );
