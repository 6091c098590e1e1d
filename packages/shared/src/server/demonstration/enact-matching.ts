import { Readable } from 'node:stream';
import { type CalendarDate, isRefusal, type MatchThresholds, type SharingDraft } from '../../rules/index.js';
import {
  acceptExtract,
  checkExtract,
  chooseExtractColumns,
  type ExtractColumn,
  extract,
  receiveExtract,
} from '../extracts/index.js';
import { takeEffectOfRun } from '../matched-evidence/index.js';
import {
  carryOutMatchRun,
  estimateMatchRun,
  matchRun,
  moveMatchThresholds,
  reckonMatchRun,
  startMatchRun,
} from '../matches/index.js';
import {
  recordSharingNotices,
  type SharingNoticesInput,
  saveSharingAgreement,
  signSharingAgreement,
} from '../sharing/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import { granted, type Stage } from './stage.js';

/** An agreement that was drafted, signed and told. */
export interface SharedAgreement {
  readonly agreement: Omit<SharingDraft, 'parties' | 'personIds'>;
  /** who sends it: none of the partnership, who signed on paper */
  readonly supplier: { readonly name: string; readonly signedName: string };
  /** the organisations of the partnership that sign, each with the account that signs for it */
  readonly signs: readonly (readonly [organisation: string, account: string])[];
  readonly signedOn: CalendarDate;
  readonly toldOn: CalendarDate;
  /** who was told besides everybody in support */
  readonly told?: readonly string[];
}

/** A file that came under an agreement. */
export interface SentFile {
  readonly sentOn: CalendarDate;
  /** of the hour in which files are sent; left out: the first */
  readonly minute?: number;
  readonly describesUntil: CalendarDate;
  readonly fileName: string;
  readonly text: string;
  /** participants whom we encoded ourselves */
  readonly isOurs?: boolean;
  /** which column holds what, where the headings do not say it */
  readonly columns?: Readonly<Record<string, ExtractColumn['field']>>;
}

/**
 * Agrees on an extract, tells everybody in support, takes it in, matches it and lets the matches take effect, each as the
 * person or the worker would. What lies between the thresholds waits for somebody to look at it.
 * @returns the agreement's id
 */
export async function matchExtract(stage: Stage, shared: SharedAgreement & SentFile): Promise<string> {
  const agreementId = await agreeAndTell(stage, shared);
  await matchSent(stage, await takeIn(stage, agreementId, shared), shared);
  return agreementId;
}

/** @returns the agreement's id */
export async function agreeAndTell(stage: Stage, shared: SharedAgreement): Promise<string> {
  const agreementId = await agree(stage, shared);
  const tell = async (whom: Pick<SharingNoticesInput, 'participantIds' | 'everybodyLeft'>) =>
    granted(
      await recordSharingNotices(stage.actor('backbone', instant(shared.toldOn, 16)), {
        agreementId,
        kind: 'TOLD',
        ...whom,
        saidOn: shared.toldOn,
        how: 'LETTER',
      }),
    );
  if (shared.told) await tell({ participantIds: shared.told });
  await tell({ everybodyLeft: true });
  return agreementId;
}

async function agree(
  stage: Stage,
  { agreement, supplier, signs, signedOn }: SharedAgreement,
): Promise<string> {
  const backbone = stage.actor('backbone', instant(signedOn, 9));
  const { id } = granted(
    await saveSharingAgreement(backbone, {
      ...agreement,
      personIds: [stage.person('data-lead'), stage.person('backbone')],
      parties: [
        { name: supplier.name, organisationId: null, part: 'CONTROLLER', supplies: true },
        ...signs.map(([name]) => ({
          name,
          organisationId: stage.organisation(name),
          part: 'JOINT_CONTROLLER' as const,
          supplies: false,
        })),
      ],
    }),
  );
  granted(
    await signSharingAgreement(stage.actor('backbone', instant(signedOn, 10)), {
      agreementId: id,
      nth: 1,
      signedName: supplier.signedName,
      signedOn,
    }),
  );
  for (const [nth, [, account]] of signs.entries())
    granted(
      await signSharingAgreement(stage.actor(account, instant(signedOn, 11, nth)), {
        agreementId: id,
        nth: nth + 2,
      }),
    );
  return id;
}

/** Has a file sent, looked through and accepted. @returns the extract's id */
export async function takeIn(
  stage: Stage,
  agreementId: string,
  { sentOn, minute = 0, describesUntil, fileName, text, isOurs = false, columns }: SentFile,
): Promise<string> {
  const { extracts } = stage.workshop;
  const lead = stage.actor('data-lead', instant(sentOn, 10, minute));
  const id = await receiveExtract(lead, extracts, {
    content: Readable.from([Buffer.from(text)]),
    fileName,
    agreementId,
    describesUntil,
    isOurs,
  });
  const look = (later: number): Promise<void> =>
    checkExtract(systemActor(stage.partnershipId, instant(sentOn, 10, minute + later)), extracts, id);
  await look(1);
  if (columns) {
    const found = await extract(lead, id);
    const chosen = (found?.headings ?? []).map((heading, place) => ({
      place,
      field: columns[heading] ?? null,
    }));
    granted(await chooseExtractColumns(lead, id, chosen));
    await look(2);
  }
  const checked = await extract(lead, id);
  if (checked?.state !== 'CHECKED')
    throw new Error(`The demonstration's extract was not read: ${checked?.problems.join(' ')}`);
  granted(await acceptExtract(stage.actor('data-lead', instant(sentOn, 10, minute + 5)), extracts, id));
  await settleJobs(stage, 'extractId', id);
  return id;
}

/**
 * Matches an extract and lets the matches take effect, an hour after it was sent.
 * @param thresholds to which the data lead moves those of the run before anything comes of it
 */
export async function matchSent(
  stage: Stage,
  extractId: string,
  { sentOn }: Pick<SentFile, 'sentOn'>,
  thresholds?: MatchThresholds,
): Promise<void> {
  const { extracts, matching: folder, secret } = stage.workshop;
  const lead = stage.actor('data-lead', instant(sentOn, 11));
  const system = systemActor(stage.partnershipId, instant(sentOn, 11, 5));
  const { id } = granted(await estimateMatchRun(lead, { extractId }));
  await reckonMatchRun(system, extracts, id, { folder, secret });
  granted(await startMatchRun(lead, id));
  await carryOutMatchRun(system, extracts, id, { folder, secret });
  const run = await matchRun(lead, id);
  if (isRefusal(run) || run?.state !== 'DONE')
    throw new Error(`The demonstration's run was not done: ${run?.problem}`);
  if (thresholds)
    granted(await moveMatchThresholds(stage.actor('data-lead', instant(sentOn, 11, 10)), id, thresholds));
  await takeEffectOfRun(systemActor(stage.partnershipId, instant(sentOn, 11, 15)), id);
  await settleJobs(stage, 'runId', id);
}

/** What the worker would do was done. */
async function settleJobs(stage: Stage, name: 'extractId' | 'runId', id: string): Promise<void> {
  await withTenant(systemActor(stage.partnershipId), async (tenant) => {
    await tenant.execute(
      `UPDATE outbox SET done_at = clock_timestamp()
       WHERE partnership_id = $1 AND payload->>$3 = $2 AND done_at IS NULL`,
      [tenant.partnership.id, id, name],
    );
  });
}
