import { createHash } from 'node:crypto';
import { type CalendarDate, type SigningWay, sealedText } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** What somebody signed: never changed, and kept with every claim that it proves. */
export interface SignedStatementView {
  readonly id: string;
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly achievedOn: CalendarDate;
  /** as they stood before the person */
  readonly words: string;
  readonly wordingVersion: number;
  readonly way: SigningWay;
  /** the strokes of the pen in a box of 600 by 300, as an SVG path */
  readonly drawing: string | null;
  readonly signedName: string | null;
  readonly witnessName: string | null;
  /** by the clock of the device */
  readonly signedAt: Date;
  readonly receivedAt: Date;
  /** null for whom the actor does not know as a member */
  readonly takenBy: PersonView | null;
  /** what seals it */
  readonly sha256: string;
  /** whether words, facts and strokes are those that were sealed */
  readonly isWhole: boolean;
  /** a newer one was signed for the same outcome */
  readonly isReplaced: boolean;
}

/** One as JSON says it: instants as text. */
export interface SignedStatementJson
  extends Omit<SignedStatementView, 'signedAt' | 'receivedAt' | 'isWhole'> {
  readonly clientKey: string;
  readonly signedAt: string;
  readonly receivedAt: string;
}

/** SQL for a row of `signed_statement s` as SignedStatementJson. */
export const signedStatementJson = `json_build_object('id', s.id, 'outcomeCode', s.outcome_code,
  'outcomeTitle', s.outcome_title, 'achievedOn', s.achieved_on, 'words', s.words,
  'wordingVersion', s.wording_version, 'way', s.way, 'drawing', s.drawing, 'signedName', s.signed_name,
  'witnessName', s.witness_name, 'signedAt', s.signed_at, 'receivedAt', s.received_at,
  'takenBy', ${personOf('s.taken_by')}, 'sha256', s.sha256, 'clientKey', s.client_key,
  'isReplaced', EXISTS (SELECT FROM signed_statement newer WHERE newer.partnership_id = s.partnership_id
    AND newer.participant_id = s.participant_id AND newer.outcome_code = s.outcome_code
    AND (newer.received_at, newer.id) > (s.received_at, s.id)))`;

/** The same as others see it; the seal is made anew and compared. */
export function signedStatementOf({ clientKey, ...json }: SignedStatementJson): SignedStatementView {
  const signedAt = new Date(json.signedAt);
  const seal = sealOf(sealedText({ ...json, clientKey, signedAt: signedAt.getTime() }));
  return { ...json, signedAt, receivedAt: new Date(json.receivedAt), isWhole: seal === json.sha256 };
}

/** SHA-256 of a text, in hexadecimal digits. */
export const sealOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * What somebody has signed, the latest first. @throws Fault FORBIDDEN; NOT_FOUND for whose record is not there, or not
 * the actor's to see
 */
export function signedStatements(
  actor: Actor,
  participantId: string,
): Promise<readonly SignedStatementView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('signedStatements');
    const id = participantId.toLowerCase();
    const place = [tenant.partnership.id, id];
    const there =
      isId(id) && (await tenant.row('SELECT FROM participant WHERE partnership_id = $1 AND id = $2', place));
    if (!there) throw notFound();
    const rows = await tenant.rows<{ statement: SignedStatementJson }>(
      `SELECT ${signedStatementJson} AS statement FROM signed_statement s
       WHERE s.partnership_id = $1 AND s.participant_id = $2 ORDER BY s.received_at DESC, s.id DESC`,
      place,
    );
    tenant.showed('participant', [id]);
    return rows.map(({ statement }) => signedStatementOf(statement));
  });
}

/** What this person sent under this key, whatever became of it; null where nothing came or it is not theirs to see. */
export async function signedBefore(
  tenant: Tenant,
  personId: string,
  clientKey: string,
): Promise<SignedStatementView | null> {
  const row = await tenant.row<{ statement: SignedStatementJson }>(
    `SELECT ${signedStatementJson} AS statement FROM signed_statement s
     WHERE s.partnership_id = $1 AND s.taken_by = $2 AND s.client_key = $3`,
    [tenant.partnership.id, personId, clientKey],
  );
  return row ? signedStatementOf(row.statement) : null;
}
