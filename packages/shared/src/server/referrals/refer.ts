import {
  type Action,
  checkReferral,
  isAtHub,
  isRefusal,
  type ReferralInput,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { forbidden, notFound } from '../errors.js';
import { isId } from '../ids.js';
import { announce } from '../outbox/index.js';
import { readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { OWN_REFERRAL_COLUMNS, type OwnReferralView } from './own-referrals.js';
import { writeReferrals } from './write-referrals.js';

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
 * @throws Fault FORBIDDEN; NOT_FOUND for what was sent before and is kept from the actor since (docs/adr/0022)
 */
export function refer(actor: Actor, input: ReferInput): Promise<OwnReferralView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('refer');
    const source = await readSource(tenant, 'refer', input.sourceId);
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
    return sent ?? mustReadSent(system, source, senderKey ?? '');
  });
}

/** The organisation in whose name somebody refers: one at which they hold a role that allows it, or at the hub any that refers. */
export async function readSource(
  tenant: Tenant,
  action: Action,
  id: string | null | undefined,
): Promise<string | Refusal> {
  const { me, partnership } = tenant;
  // the hub refers for whichever agency asks
  const atHub = isAtHub(me.roles);
  const places = tenant.placesFor(action);
  const [own, ...others] = places;
  if (!id && own !== undefined && others.length === 0) return own;
  if (!id) return refuse('INVALID', 'Choose the organisation that refers.', 'sourceId');
  const sourceId = id.toLowerCase();
  if (places.includes(sourceId)) return sourceId;
  if (!atHub) throw forbidden();
  const there = isId(sourceId)
    ? await tenant.row('SELECT FROM organisation WHERE partnership_id = $1 AND id = $2', [
        partnership.id,
        sourceId,
      ])
    : undefined;
  return there ? sourceId : refuse('INVALID', 'Choose one of the partnership’s organisations.', 'sourceId');
}

/** What a source sent before under this key, unless it is sealed from the actor since. @param system for the actor */
async function mustReadSent(system: Tenant, source: string, key: string): Promise<OwnReferralView> {
  const seen = await system.continueAsSystem('PERSON');
  const known = await seen.row<OwnReferralView>(
    `SELECT ${OWN_REFERRAL_COLUMNS} FROM referral r
     WHERE r.partnership_id = $1 AND r.source_id = $2 AND r.sender_key = $3`,
    [seen.partnership.id, source, key],
  );
  if (!known) throw notFound();
  return known;
}
