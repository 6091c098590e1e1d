import { mustBeId } from '../ids.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { FROM_PARTICIPANT, type ParticipantView, participantJson } from '../participants/participant-view.js';
import { searchWords, wordIn } from '../read-search.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { LATEST, worksWith } from './record-notices.js';

interface PeopleToTellRequest extends PageRequest {
  readonly agreementId: string;
  /** only those whose link worker the actor is */
  readonly mine?: boolean | null;
  /** words that each stand in the name, or begin the reference */
  readonly search?: string | null;
}

/**
 * Those in support whom the actor works with and who were never told of an agreement, by name.
 * @throws Fault FORBIDDEN; NOT_FOUND for what is no id; BAD_USER_INPUT for a page of no size or a cursor of another list
 */
export function sharingPeopleToTell(
  actor: Actor,
  request: PeopleToTellRequest,
): Promise<Page<ParticipantView>> {
  const { first } = request;
  checkFirst(first);
  return withTenant(actor, async (tenant) => {
    tenant.must('sharingNotices');
    const ordering = new Ordering(
      [
        { sql: 'p.folded_name', type: 'text' },
        { sql: 'p.id', type: 'uuid' },
      ],
      false,
    );
    const key = ordering.read(request.after);
    const p = new Parameters();
    p.add(tenant.partnership.id);
    p.add(mustBeId(request.agreementId));
    // of an agreement that is not there nobody is to be told
    const where = [
      'p.partnership_id = $1',
      'EXISTS (SELECT FROM sharing_agreement a WHERE a.partnership_id = $1 AND a.id = $2)',
      `p.phase <> 'CLOSED'`,
      worksWith(tenant),
      `${LATEST} IS NULL`,
    ];
    if (request.mine) where.push(`p.link_worker_id = ${p.add(tenant.me.personId)}`);
    for (const word of searchWords(request.search))
      where.push(
        `(${wordIn.anywhere('p.folded_name', word, p)} OR ${wordIn.reference('p.reference', word, p)})`,
      );
    const total = request.count
      ? `(SELECT count(*) FROM participant p WHERE ${where.join(' AND ')})`
      : 'NULL::bigint';
    if (key) where.push(ordering.beyond(key, p));
    const rows = await tenant.rows<{
      participant: ParticipantView | null;
      key: string[];
      total: bigint | null;
    }>(
      `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted LEFT JOIN LATERAL (
         SELECT row_number() OVER (${ordering.orderBy}) AS nth, ${ordering.key} AS key, ${participantJson} AS participant
         FROM ${FROM_PARTICIPANT} WHERE ${where.join(' AND ')} ${ordering.orderBy} LIMIT ${p.add(first + 1)}
       ) x ON true ORDER BY x.nth`,
      p.values,
    );
    const found = rows.flatMap(({ participant, key: own }) => (participant ? [{ participant, own }] : []));
    tenant.showed(
      'participant',
      found.slice(0, first).map(({ participant }) => participant.id),
    );
    return pageOf(found, first, rows[0]?.total, ({ participant: node, own }) => ({ node, key: own }));
  });
}
