import { randomUUID } from 'node:crypto';
import {
  type CalendarDate,
  checkCertifiedDay,
  checkSignedAt,
  checkSigning,
  isRefusal,
  LONGEST_SIGNER_NAME,
  type Refusal,
  refuse,
  type Signing,
  type SigningWay,
  wordingOf,
} from '../../rules/index.js';
import { Fault, forbidden, notFound } from '../errors.js';
import { isId } from '../ids.js';
import { readName } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readSignatureWordings } from './signature-wordings.js';
import { type SignedStatementView, signedBefore } from './signed-statements.js';
import { titlesToCertify } from './titles-to-certify.js';
import { sealedSignature, writeSignatures } from './write-signatures.js';

/** What was signed, as the device that took it kept it. */
export interface SignatureInput {
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  /** as they stood before the person, with the facts filled in */
  readonly words: string;
  readonly way: SigningWay;
  readonly drawing?: string | null;
  readonly signedName?: string | null;
  readonly witnessName?: string | null;
  /** by the clock of the device, near the database's (`SIGNED_CLOCK`) */
  readonly signedAt: Date;
  /** a UUID made on the device: what comes twice is one signature */
  readonly clientKey: string;
  /** of `sealedText`, in hexadecimal digits */
  readonly sha256: string;
  /** who took it, where it waited on a device for a connection: nobody else sends it */
  readonly writtenBy?: string | null;
}

/**
 * Keeps what a participant signed, once however often it is sent, and never changes it again.
 * @returns it as it was kept when it came first; INVALID or OUT_OF_RANGE with its field; WRONG_STATE (clientKey) where
 *   something else was signed under this key
 * @throws Fault FORBIDDEN; NOT_FOUND for whom the actor's provider does not support
 */
export function recordSignature(actor: Actor, input: SignatureInput): Promise<SignedStatementView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordSignature');
    const { personId } = tenant;
    if (input.writtenBy && input.writtenBy.toLowerCase() !== personId) throw forbidden();
    if (!isId(input.clientKey))
      return refuse(
        'INVALID',
        'Give each signature a UUID of its own, made where it was taken.',
        'clientKey',
      );
    const clientKey = input.clientKey.toLowerCase();
    const before = await signedBefore(tenant, personId, clientKey);
    if (before) return asItCameFirst(before, input);
    const participantId = await mustSupport(tenant, input.participantId);
    const untimely = checkSignedAt(input.signedAt, tenant.now);
    if (untimely) return untimely;
    const signing = await readSigning(tenant, input);
    if (isRefusal(signing)) return signing;
    const words = await readSigned(tenant, input);
    if (isRefusal(words)) return words;
    const sealed = sealedSignature({
      ...signing,
      id: randomUUID(),
      participantId,
      outcomeCode: input.outcomeCode,
      outcomeTitle: words.title,
      achievedOn: input.achievedOn,
      words: input.words,
      wordingOutcome: words.wording.outcomeCode,
      wordingVersion: words.wording.version,
      signedAt: input.signedAt,
      receivedAt: tenant.now,
      takenBy: personId,
      clientKey,
    });
    if (sealed.sha256 !== input.sha256.toLowerCase())
      return refuse(
        'INVALID',
        'This is not what was sealed when it was signed: words, facts or strokes differ. Have it signed again.',
        'sha256',
      );
    const system = await tenant.continueAsSystem();
    await writeSignatures(system, [sealed]);
    const kept = await signedBefore(system, personId, clientKey);
    if (!kept) throw new Fault('INTERNAL', 'A signature that was written is not there.');
    return asItCameFirst(kept, input);
  });
}

/** What was kept under a key, for who sends it again: what is signed is sent as it is, or not at all. */
const asItCameFirst = (
  kept: SignedStatementView,
  { sha256 }: SignatureInput,
): SignedStatementView | Refusal =>
  kept.sha256 === sha256.toLowerCase()
    ? kept
    : refuse(
        'WRONG_STATE',
        'Something else was signed under this key, and is kept. Have it signed again.',
        'clientKey',
      );

/** @throws Fault NOT_FOUND for whom the actor's provider does not support */
async function mustSupport(tenant: Tenant, participantId: string): Promise<string> {
  const id = participantId.toLowerCase();
  const found = isId(id)
    ? await tenant.row(
        `SELECT FROM participant WHERE partnership_id = $1 AND id = $2 AND provider_id = ANY ($3::uuid[])
         FOR NO KEY UPDATE`,
        [tenant.partnership.id, id, tenant.me.providerIds],
      )
    : undefined;
  if (!found) throw notFound();
  return id;
}

/** How it was signed; names stay letter by letter what was sealed. */
async function readSigning(tenant: Tenant, input: SignatureInput): Promise<Signing | Refusal> {
  const signing: Signing = {
    way: input.way,
    drawing: input.drawing ?? null,
    signedName: input.signedName ?? null,
    witnessName: input.witnessName ?? null,
  };
  const taker = await tenant.row<{ name: string }>('SELECT name FROM person WHERE id = $1', [
    tenant.personId,
  ]);
  const wrong = checkSigning(signing, taker?.name ?? null);
  if (wrong) return wrong;
  for (const field of ['signedName', 'witnessName'] as const) {
    const given = signing[field];
    if (given === null) continue;
    const name = readName(given, field, LONGEST_SIGNER_NAME, 'Give the name.');
    if (isRefusal(name)) return name;
    if (name !== given)
      return refuse('INVALID', 'Write the name in one line, without blanks around it.', field);
  }
  return signing;
}

/** Which of the partnership's words these are. */
async function readSigned(tenant: Tenant, { outcomeCode, achievedOn: on, words }: SignatureInput) {
  const early = checkCertifiedDay(on, tenant.today);
  if (early) return early;
  const titles = await titlesToCertify(tenant, outcomeCode);
  if (isRefusal(titles)) return titles;
  const found = wordingOf(await readSignatureWordings(tenant), { words, outcomeCode, titles, on });
  return (
    found ??
    refuse(
      'INVALID',
      'These are not the partnership’s words for this. Reload the page and have it signed again.',
      'words',
    )
  );
}
