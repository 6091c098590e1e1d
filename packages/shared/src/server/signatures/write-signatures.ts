import { type CalendarDate, type Signing, sealedText } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import { keepUsualWording } from './signature-wordings.js';
import { sealOf } from './signed-statements.js';

/** A signature that was judged. */
export interface WrittenSignature extends Signing {
  readonly id: string;
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly achievedOn: CalendarDate;
  readonly words: string;
  /** the outcome whose own words these are; null: those for all */
  readonly wordingOutcome: string | null;
  readonly wordingVersion: number;
  readonly signedAt: Date;
  readonly receivedAt: Date;
  readonly takenBy: string;
  readonly clientKey: string;
  readonly sha256: string;
}

/** The same with its seal. */
export const sealedSignature = (signed: Omit<WrittenSignature, 'sha256'>): WrittenSignature => ({
  ...signed,
  sha256: sealOf(sealedText({ ...signed, signedAt: signed.signedAt.getTime() })),
});

/**
 * Writes signatures by one statement; what was sent before is there already and stays. @param system the tenant as the
 * system, who judged nothing of it
 */
export async function writeSignatures(
  system: Tenant,
  signatures: readonly WrittenSignature[],
): Promise<void> {
  await keepUsualWording(system);
  await system.execute(
    `INSERT INTO signed_statement (partnership_id, id, participant_id, outcome_code, outcome_title, achieved_on, words,
       wording_outcome, wording_version, way, drawing, signed_name, witness_name, signed_at, received_at, taken_by,
       client_key, sha256)
     SELECT $1, x.id, x."participantId", x."outcomeCode", x."outcomeTitle", x."achievedOn", x.words,
       coalesce(x."wordingOutcome", ''), x."wordingVersion", x.way, x.drawing, x."signedName", x."witnessName",
       x."signedAt", x."receivedAt", x."takenBy", x."clientKey", x.sha256
     FROM json_to_recordset($2) AS x(id uuid, "participantId" uuid, "outcomeCode" text, "outcomeTitle" text,
       "achievedOn" date, words text, "wordingOutcome" text, "wordingVersion" int, way text, drawing text,
       "signedName" text, "witnessName" text, "signedAt" timestamptz, "receivedAt" timestamptz, "takenBy" uuid,
       "clientKey" uuid, sha256 text)
     ON CONFLICT (partnership_id, taken_by, client_key) DO NOTHING`,
    [system.partnership.id, JSON.stringify(signatures)],
  );
}
