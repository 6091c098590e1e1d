import type { SignatureWording } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type ParticipantView, participantNameJson } from '../participants/participant-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { readSignatureWordings } from './signature-wordings.js';

/** What a signature is taken from, also where the connection is gone meanwhile. */
export interface SigningEntryView {
  readonly wordings: readonly SignatureWording[];
  /** what people may certify themselves, as the latest card calls it */
  readonly outcomes: readonly { readonly code: string; readonly title: string }[];
  readonly people: readonly ParticipantView[];
}

/** More than any worker has (domain.md, Caseload). */
const MOST_PEOPLE = 300;

/**
 * The people whose link worker the acting person is and who are not closed, by name, and the one asked for besides;
 * with what they may certify and in which words. Three statements. @throws Fault FORBIDDEN
 */
export function signingEntry(actor: Actor, participantId?: string | null): Promise<SigningEntryView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordSignature');
    const { partnership, personId, me } = tenant;
    const wordings = await readSignatureWordings(tenant);
    const outcomes = await tenant.rows<SigningEntryView['outcomes'][number]>(
      `SELECT DISTINCT ON (t.outcome_code) t.outcome_code AS code, t.title FROM tariff t
       JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
       WHERE t.partnership_id = $1 AND 'SELF_CERTIFICATION' = ANY (t.evidence) AND k.status <> 'DRAFT'
       ORDER BY t.outcome_code, k.effective_from DESC, t.title`,
      [partnership.id],
    );
    const people = await tenant.rows<{ participant: ParticipantView }>(
      `SELECT ${participantNameJson} AS participant FROM participant p
       WHERE p.partnership_id = $1 AND p.provider_id = ANY ($2::uuid[])
         AND (p.link_worker_id = $3 AND p.phase <> 'CLOSED' OR p.id = $4)
       ORDER BY p.id = $4 DESC NULLS LAST, p.folded_name, p.id LIMIT ${MOST_PEOPLE}`,
      [partnership.id, me.providerIds, personId, participantId && isId(participantId) ? participantId : null],
    );
    tenant.showed(
      'participant',
      people.map(({ participant }) => participant.id),
    );
    return { wordings, outcomes, people: people.map(({ participant }) => participant) };
  });
}
