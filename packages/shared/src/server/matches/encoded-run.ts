import { LEAST_KEPT, wordsOfBands } from '../../rules/index.js';
import { extractName } from '../extracts/extract-view.js';
import type { FileStore } from '../files/index.js';
import { estimateEncoded, type LinkageStage, linkEncoded } from '../matching/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { RunWork, Settle } from './carry-out.js';
import { gatherEncoded } from './gather-encoded.js';
import type { RunToDo } from './prepare-run.js';
import { readKnown } from './read-known.js';
import { RecordKeys } from './record-keys.js';
import { limitsOf } from './run-limits.js';
import { settleEstimate } from './settle-estimate.js';
import { heaviest, settleRun } from './settle-run.js';
import type { Watch } from './watch-run.js';
import type { KeptRecord } from './write-records.js';

/** What a run of two encoded files would compare: nothing is compared. */
export async function reckonEncodedRun(
  actor: Actor,
  files: FileStore,
  run: RunToDo,
  folder: string,
  work: RunWork,
  watch: Watch,
): Promise<Settle> {
  const keys = new RecordKeys(work.secret, run.agreementId);
  const { left, right, missing } = await gatherEncoded(actor, files, run, folder, keys, new Set());
  const { matchFrom, reviewFrom } = run;
  const estimate = await estimateEncoded({
    left,
    right,
    settings: { matchFrom, reviewFrom },
    limits: limitsOf(work, watch),
    onStage: (stage: LinkageStage, fraction: number) => watch.reached(stage, fraction),
  });
  const { sizes, settings, pairs, refused } = estimate;
  const estimates =
    estimate.estimates.length === 0
      ? [{ rule: wordsOfBands([]), pairs }]
      : estimate.estimates.map((each) => ({ rule: wordsOfBands(each.bands), pairs: each.pairs }));
  return settleEstimate(run, {
    sizes,
    settings,
    estimates,
    pairs,
    refused,
    remarks: [...missingInWords(missing), ...passedOver(run, await newerOfOurs(actor, run))],
  });
}

/** Our files that came in after the one that is compared and do not fit the other party's, as that one does. */
const newerOfOurs = (actor: Actor, { agreementId, ourExtractId }: RunToDo): Promise<{ name: string }[]> =>
  withTenant(actor, (tenant) =>
    tenant.rows<{ name: string }>(
      `SELECT ${extractName('e')} AS name FROM extract e
       JOIN extract y ON y.partnership_id = e.partnership_id AND y.id = $3
       WHERE e.partnership_id = $1 AND e.agreement_id = $2 AND e.side = 'OURS' AND e.state = 'READY'
         AND (e.sent_at, e.id) > (y.sent_at, y.id)
         AND (e.encoding ->> 'keyFingerprint', e.encoding ->> 'settingsFingerprint')
           IS DISTINCT FROM (y.encoding ->> 'keyFingerprint', y.encoding ->> 'settingsFingerprint')
       ORDER BY e.number`,
      [tenant.partnership.id, agreementId, ourExtractId],
    ),
  );

function passedOver({ ourName }: RunToDo, newer: readonly { readonly name: string }[]): readonly string[] {
  if (newer.length === 0) return [];
  const names = newer.map(({ name }) => name).join(', ');
  const [are, were, them] = newer.length === 1 ? ['is', 'was', 'it'] : ['are', 'were', 'them'];
  return [
    `Of ours, ${ourName} is compared. Newer ${are} ${names}, which ${were} encoded with another key or other settings than theirs: delete ${them} if sent by mistake.`,
  ];
}

function missingInWords(missing: number): readonly string[] {
  if (missing === 0) return [];
  const many =
    missing === 1
      ? 'One participant who was told is'
      : `${missing.toLocaleString('en-GB')} participants who were told are`;
  return [
    `${many} not in our encoded file. To match them too, get the file of participants anew and encode it.`,
  ];
}

/** Compares two encoded files, and gives what is to be written of it. Of a record nothing is known but its code. */
export async function linkEncodedRun(
  actor: Actor,
  files: FileStore,
  run: RunToDo,
  folder: string,
  work: RunWork,
  watch: Watch,
): Promise<Settle> {
  const began = performance.now();
  const { same } = await withTenant(actor, (tenant) => readKnown(tenant, run));
  const keys = new RecordKeys(work.secret, run.agreementId);
  const { left, right, people, idOf } = await gatherEncoded(
    actor,
    files,
    run,
    folder,
    keys,
    new Set(same.map(({ recordKey }) => recordKey)),
  );
  const gathering = performance.now() - began;
  const outcome = await linkEncoded({
    left,
    right,
    settings: {
      ...run.settings,
      nobodyTwice: 'NEITHER',
      matchFrom: Math.max(run.matchFrom, LEAST_KEPT),
      reviewFrom: LEAST_KEPT,
    },
    decided: same.flatMap(({ participantId, recordKey }) => {
      const code = idOf.get(recordKey);
      return code === undefined || !people.has(participantId)
        ? []
        : [{ left: participantId, right: code, verdict: 'SAME' as const }];
    }),
    limits: limitsOf(work, watch),
    onStage: (stage: LinkageStage, fraction: number) => watch.reached(stage, fraction),
  });
  watch.reached('WRITING', 0);
  const kept = heaviest(outcome.pairs);
  const records = new Map(
    kept.map(({ right: code }): readonly [string, KeptRecord] => [
      code,
      { compared: {}, other: { CODE: code } },
    ]),
  );
  return settleRun(run, { people, outcome, kept, records, keys, seen: null, gathering });
}
