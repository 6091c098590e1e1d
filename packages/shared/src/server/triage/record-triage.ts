import {
  checkTriage,
  isOpenReferral,
  REFERRAL_STATE_IN_WORDS,
  type ReferralState,
  type Refusal,
  refuse,
  type TriageDraft,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId, mustBeId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { keepHubLists, readHubLists } from './hub-lists.js';
import { readTriage, type TriageView } from './triage-view.js';
import { readWishable } from './wishable.js';

export interface TriageInput extends TriageDraft {
  readonly referralId: string;
  /** a pupil's school, a patient's practice */
  readonly anchorId?: string | null;
}

/**
 * Records what the hub found out with the person: how much support they want around them, what they want somebody to
 * know, whom they prefer and wish to avoid. What stood before stays in the audit trail.
 * @returns what stands now; WRONG_STATE once the referral is closed; INVALID with its field
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export async function recordTriage(actor: Actor, input: TriageInput): Promise<TriageView | Refusal> {
  mustBeId(input.referralId);
  const refused = await withTenant(actor, async (tenant) => {
    tenant.must('recordTriage');
    const fault = await judge(tenant, input);
    if (fault) return fault;
    await writeTriages(await tenant.continueAsSystem(), [input]);
    return null;
  });
  if (refused) return refused;
  return withTenant(actor, async (tenant) => {
    tenant.must('recordTriage');
    const recorded = await readTriage(tenant, input.referralId);
    if (!recorded) throw notFound();
    return recorded;
  });
}

async function judge(tenant: Tenant, input: TriageInput): Promise<Refusal | null> {
  const here = tenant.partnership.id;
  const referral = await tenant.row<{ state: ReferralState }>(
    'SELECT state FROM referral WHERE partnership_id = $1 AND id = $2 FOR SHARE',
    [here, input.referralId],
  );
  if (!referral) throw notFound();
  if (!isOpenReferral(referral.state))
    return refuse('WRONG_STATE', `This referral ${REFERRAL_STATE_IN_WORDS[referral.state]}.`);
  const lists = await readHubLists(tenant);
  const [fault] = checkTriage(input, {
    bands: lists.complexity.map(({ code }) => code),
    expertise: lists.expertise.map(({ code }) => code),
    people: (await readWishable(tenant)).map(({ what }) => what),
  });
  if (fault) return fault;
  if (!input.anchorId) return null;
  const anchor = isId(input.anchorId)
    ? await tenant.row(
        `SELECT FROM organisation WHERE partnership_id = $1 AND id = $2 AND 'ANCHOR' = ANY (kinds)`,
        [here, input.anchorId],
      )
    : undefined;
  return anchor
    ? null
    : refuse('INVALID', 'Choose one of the partnership’s anchor organisations.', 'anchorId');
}

/**
 * Writes what triage recorded of different referrals, which was judged, by a fixed number of statements.
 * @param tenant as the system, for an assessor: with the first of them the usual lists become the partnership's own
 */
export async function writeTriages(tenant: Tenant, triages: readonly TriageInput[]): Promise<void> {
  const { partnership, personId, now } = tenant;
  const rows = JSON.stringify(triages);
  await keepHubLists(tenant);
  await tenant.execute(
    `INSERT INTO referral_triage AS t (partnership_id, referral_id, complexity, wants, anchor_id, recorded_by, recorded_at)
     SELECT $1, x."referralId", x.complexity, x.wants, x."anchorId", $2, $3
     FROM jsonb_to_recordset($4) AS x("referralId" uuid, complexity text, wants text[], "anchorId" uuid)
     ON CONFLICT (partnership_id, referral_id) DO UPDATE SET complexity = excluded.complexity, wants = excluded.wants,
       anchor_id = excluded.anchor_id, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
    [partnership.id, personId, now, rows],
  );
  await tenant.execute(
    `INSERT INTO referral_wish (partnership_id, referral_id, prefers, avoids)
     SELECT $1, x."referralId", x.prefers, x.avoids
     FROM jsonb_to_recordset($2) AS x("referralId" uuid, prefers text[], avoids text[])
     ON CONFLICT (partnership_id, referral_id) DO UPDATE SET prefers = excluded.prefers, avoids = excluded.avoids`,
    [partnership.id, rows],
  );
}
