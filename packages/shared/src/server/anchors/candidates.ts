import {
  type CalendarDate,
  type CandidateState,
  candidateState,
  type ReferralState,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId, mustBeId } from '../ids.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** Somebody of whom an anchor thinks: its own code and words, and nobody's name. */
export interface CandidateView {
  readonly id: string;
  readonly anchor: OrganisationView;
  /** by what the anchor knows them */
  readonly theirCode: string;
  readonly reasons: string;
  readonly suggestedAt: Date;
  readonly askedOn: CalendarDate | null;
  readonly consentedOn: CalendarDate | null;
  readonly state: CandidateState;
  /** once a parent has consented: what became of the referral, as its sender sees it */
  readonly reference: string | null;
  readonly referralState: ReferralState | null;
}

type CandidateRow = Omit<CandidateView, 'state' | 'suggestedAt'> & { readonly suggestedAt: Date };

// who looks after an anchor does not see what the anchor referred, so the system reads where it stands
const COLUMNS = `c.id, ${organisationOf('c.anchor_id', 'c.partnership_id')} AS anchor, c.code AS "theirCode", c.reasons,
  c.suggested_at AS "suggestedAt", c.asked_on AS "askedOn", c.consented_on AS "consentedOn", r.reference,
  r.state AS "referralState"`;
/** A list of candidates is one anchor's, and a class or two: no pages. */
const MOST = 500;

/**
 * Whom an anchor thinks of, those first whose parents nobody has asked yet: for its own people and for those who look
 * after it.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function candidates(actor: Actor, anchorId: string): Promise<CandidateView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('candidates');
    if (!isId(anchorId)) throw notFound();
    const ids = await tenant.rows<{ id: string }>(
      `SELECT c.id FROM anchor_candidate c WHERE c.partnership_id = $1 AND c.anchor_id = $2
       ORDER BY c.consented_on NULLS FIRST, c.asked_on NULLS FIRST, c.code LIMIT ${MOST}`,
      [tenant.partnership.id, anchorId],
    );
    const isTheirs = await tenant.row(
      `SELECT FROM organisation o WHERE o.partnership_id = $1 AND o.id = $2 AND 'ANCHOR' = ANY (o.kinds)
         AND (app.has_role('BACKBONE') OR o.id = ANY (app.looked_after_ids() || app.anchor_ids()))`,
      [tenant.partnership.id, anchorId],
    );
    if (!isTheirs) throw notFound();
    return readCandidates(
      await tenant.continueAsSystem('PERSON'),
      ids.map(({ id }) => id),
    );
  });
}

/** One that the actor's own policies showed or that they have just written. @param tenant as the system */
export async function mustReadCandidate(tenant: Tenant, id: string): Promise<CandidateView> {
  const [found] = await readCandidates(tenant, [id]);
  if (!found) throw new Error('A candidate that was written is not there.');
  return found;
}

async function readCandidates(tenant: Tenant, ids: readonly string[]): Promise<CandidateView[]> {
  const rows = await tenant.rows<CandidateRow>(
    `SELECT ${COLUMNS} FROM unnest($2::uuid[]) WITH ORDINALITY AS x(id, nth)
     JOIN anchor_candidate c ON c.partnership_id = $1 AND c.id = x.id
     LEFT JOIN referral r ON r.partnership_id = c.partnership_id AND r.id = c.referral_id ORDER BY x.nth`,
    [tenant.partnership.id, ids],
  );
  return rows.map((row) => ({ ...row, state: candidateState(row) }));
}

export interface LockedCandidate {
  readonly id: string;
  readonly anchorId: string;
  readonly askedOn: CalendarDate | null;
  readonly consentedOn: CalendarDate | null;
}

/** Locks one that the actor sees, so that of two who answer for a parent at once one waits. @throws Fault NOT_FOUND */
export async function lockCandidate(tenant: Tenant, id: string): Promise<LockedCandidate> {
  const candidate = await tenant.row<LockedCandidate>(
    `SELECT id, anchor_id AS "anchorId", asked_on AS "askedOn", consented_on AS "consentedOn"
     FROM anchor_candidate WHERE partnership_id = $1 AND id = $2 FOR UPDATE`,
    [tenant.partnership.id, mustBeId(id)],
  );
  if (!candidate) throw notFound();
  return candidate;
}
