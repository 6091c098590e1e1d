import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type pg from 'pg';
import {
  type ExtractKind,
  type LinkageModel,
  type LinkageSettings,
  type PersonField,
  probabilityOf,
  RECORD_ID,
  type RecordField,
  type SharedField,
  type SharingForm,
  weightOfPair,
} from '../rules/index.js';
import { openFileStore } from '../server/files/index.js';
import { RecordKeys } from '../server/matches/record-keys.js';
import { type ClaimScene, makeClaimScene } from './claim-scene.js';
import type { Person } from './every-table/filling.js';

/** A row of a clean file: what its owner calls it, and what stands in it. */
export type CleanRow = Readonly<Partial<Record<SharedField, string>>> & { readonly RECORD_ID: string };

export interface AgreementGiven {
  readonly kind?: ExtractKind;
  readonly form?: SharingForm;
  readonly compares?: readonly PersonField[];
  readonly receives?: readonly RecordField[];
  readonly startsOn?: string;
  readonly expiresOn?: string;
  readonly keepDays?: number;
  /** [outcome, what a record proves of it] */
  readonly evidence?: readonly (readonly [outcomeCode: string, proves: 'STARTED' | 'SUSTAINED'])[];
  /** beside the scene's `dataLead` */
  readonly named?: readonly Person[];
}

export interface PairGiven {
  readonly participantId: string;
  /** what its owner calls the record */
  readonly recordId: string;
  /** what was compared; that all is the same, unless said */
  readonly ours?: Readonly<Partial<Record<PersonField, string>>>;
  readonly theirs?: Readonly<Partial<Record<PersonField, string>>>;
  /** what else came with the record */
  readonly record?: Readonly<Partial<Record<RecordField, string>>>;
  /** of each field of MADE_FIELDS: 0 the same, 1 alike, 2 different, -1 not known; all the same unless said */
  readonly levels?: readonly number[];
  /** by weight and the run's thresholds, unless said */
  readonly verdict?: 'MATCH' | 'REVIEW' | 'BELOW';
}

export interface RunGiven {
  readonly agreementId: string;
  readonly extractId: string;
  readonly pairs: readonly PairGiven[];
  readonly matchFrom?: number;
  readonly reviewFrom?: number;
  readonly endedAt?: Date;
}

export interface MatchScene extends ClaimScene {
  /** named in every agreement that is made here */
  readonly dataLead: Person;
  /** of the same role, and named in none */
  readonly otherLead: Person;
  /** An agreement in force about employment records. */
  agreement(given?: AgreementGiven): Promise<string>;
  /** Ends it, by a person's word. */
  endAgreement(agreementId: string): Promise<void>;
  /** Participants were told of it, or took it back. */
  told(agreementId: string, participantIds: readonly string[], kind?: 'TOLD' | 'TAKEN_BACK'): Promise<void>;
  /** An extract, ready, with its clean file in `home`/extracts. */
  extract(
    agreementId: string,
    rows: readonly CleanRow[],
    given?: { readonly describesUntil?: string; readonly fileName?: string },
  ): Promise<string>;
  /** A run that is done, with these pairs; their ids in the order given. */
  run(given: RunGiven): Promise<{ readonly runId: string; readonly pairIds: readonly string[] }>;
}

/** What a made run has compared, in the order of a pair's levels. */
export const MADE_FIELDS = ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'POSTCODE'] as const;

const KINDS = {
  GIVEN_NAME: 'GIVEN_NAME',
  FAMILY_NAME: 'NAME',
  BIRTH_DATE: 'DATE',
  POSTCODE: 'POSTCODE',
} as const;

/** The settings of a made run: as the engine would keep them. */
export const MADE_SETTINGS: LinkageSettings = {
  columns: MADE_FIELDS.map((field) => ({
    name: field.toLowerCase(),
    kind: KINDS[field],
    left: { heading: field },
    right: { heading: field },
  })),
  comparisons: MADE_FIELDS.map((field) => ({
    column: field.toLowerCase(),
    levels: [
      { is: 'SAME' },
      field === 'BIRTH_DATE' ? { is: 'EDITS', atMost: 1, characters: 10 } : { is: 'ALIKE', atLeast: 0.9 },
      { is: 'OTHERWISE' },
    ],
    byFrequency: false,
    shared: false,
  })),
  blocking: [],
  matchFrom: 0.5,
  reviewFrom: 0.1,
  nobodyTwice: 'BOTH',
  seed: 1,
  randomPairs: 500_000,
  mostPairs: 100_000_000,
};

/** All the same weighs 12.7 bits (a match), one different 1.2, two not known -0.3 (for review), one alike and one different -3.5. */
export const MADE_MODEL: LinkageModel = {
  prior: 0.0001,
  household: 0,
  comparisons: MADE_FIELDS.map(() => ({
    m: [0.9, 0.07, 0.03],
    u: [0.01, 0.02, 0.97],
    h: [0.01, 0.02, 0.97],
  })),
};

/** The secret of the installation in which tests match. */
export const TEST_SECRET = 'the secret of tests, which nobody keeps';

/** How the database calls a record of an agreement there. */
export const recordKeyOf = (agreementId: string, recordId: string): string =>
  new RecordKeys(TEST_SECRET, agreementId).of(recordId);

/**
 * A partnership in which extracts can be matched: set up behind the policies, as its owner.
 * @param home where files lie; needed for extracts alone
 */
export async function makeMatchScene(
  owner: pg.Pool,
  home: string | null = null,
  given: Parameters<typeof makeClaimScene>[1] = {},
): Promise<MatchScene> {
  const scene = await makeClaimScene(owner, given);
  const dataLead = await scene.person('The Backbone', 'DATA_LEAD');
  const otherLead = await scene.person('The Backbone', 'DATA_LEAD');
  const { backbone, commissioner, funderId } = scene.people;

  const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const columns = ['partnership_id', ...Object.keys(row)];
    await owner.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      [scene.partnershipId, ...Object.values(row)],
    );
  };
  const nextNumber = async (table: string): Promise<number> => {
    const { rows } = await owner.query<{ next: number }>(
      `SELECT coalesce(max(number), 0) + 1 AS next FROM ${table} WHERE partnership_id = $1`,
      [scene.partnershipId],
    );
    return rows[0]?.next ?? 1;
  };

  const agreement: MatchScene['agreement'] = async (wanted = {}) => {
    const id = randomUUID();
    await insert('sharing_agreement', {
      id,
      number: await nextNumber('sharing_agreement'),
      title: 'Employment records',
      purpose: 'To show that work was kept, without asking for payslips.',
      lawful_basis: 'PUBLIC_TASK',
      legal_gateway: 'Digital Economy Act 2017, section 35',
      kind: wanted.kind ?? 'EMPLOYMENT',
      form: wanted.form ?? 'CLEAR',
      compares: wanted.compares ?? MADE_FIELDS,
      receives:
        wanted.receives ??
        (wanted.form === 'ENCODED' ? [] : ['EMPLOYER', 'STARTED_ON', 'ENDED_ON', 'WEEKLY_HOURS']),
      starts_on: wanted.startsOn ?? '2024-01-01',
      expires_on: wanted.expiresOn ?? '2099-12-31',
      keep_days: wanted.keepDays ?? 90,
      drafted_by: backbone.personId,
      drafted_at: new Date(),
      signed_at: new Date(),
    });
    for (const [outcome_code, proves] of wanted.evidence ?? [])
      await insert('sharing_evidence', { agreement_id: id, outcome_code, proves });
    for (const { personId } of [dataLead, ...(wanted.named ?? [])])
      await insert('sharing_person', {
        agreement_id: id,
        person_id: personId,
        named_by: backbone.personId,
        named_at: new Date(),
      });
    // signed last: nothing of it changes then
    await insert('sharing_party', {
      agreement_id: id,
      nth: 1,
      name: 'The Council',
      organisation_id: funderId,
      part: 'CONTROLLER',
      supplies: true,
      signed_name: 'Somebody of the council',
      signed_on: '2024-01-01',
      signature_recorded_by: commissioner.personId,
      signature_recorded_at: new Date(),
    });
    return id;
  };

  const endAgreement: MatchScene['endAgreement'] = async (agreementId) => {
    await owner.query(
      `UPDATE sharing_agreement SET ended_by = $2, ended_at = now(), ended_because = 'The council left.' WHERE id = $1`,
      [agreementId, commissioner.personId],
    );
  };

  const told: MatchScene['told'] = async (agreement_id, participantIds, kind = 'TOLD') => {
    for (const participant_id of participantIds)
      await insert('sharing_notice', {
        agreement_id,
        participant_id,
        kind,
        said_on: '2024-01-02',
        how: 'LETTER',
        recorded_by: backbone.personId,
        recorded_at: new Date(),
      });
  };

  const extract: MatchScene['extract'] = async (agreement_id, rows, wanted = {}) => {
    const id = randomUUID();
    const headings = [RECORD_ID, ...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
      (heading, at, all) => all.indexOf(heading) === at,
    );
    await insert('extract', {
      id,
      agreement_id,
      number: await nextNumber('extract'),
      sent_by: dataLead.personId,
      sent_at: new Date(),
      file_name: wanted.fileName ?? 'employment.csv',
      size: 100,
      sha256: 'd'.repeat(64),
      clean_key: home === null ? id : await keepClean(home, headings, rows),
      describes_until: wanted.describesUntil ?? '2025-12-31',
      state: 'READY',
      headings,
      good: rows.length,
      accepted_by: dataLead.personId,
      accepted_at: new Date(),
      delete_after: '2099-12-31',
    });
    return id;
  };

  const run: MatchScene['run'] = async ({ agreementId, extractId, pairs, ...wanted }) => {
    const runId = randomUUID();
    const [matchFrom, reviewFrom] = [wanted.matchFrom ?? 0.5, wanted.reviewFrom ?? 0.1];
    const at = wanted.endedAt ?? new Date();
    await insert('match_run', {
      id: runId,
      number: await nextNumber('match_run'),
      agreement_id: agreementId,
      extract_id: extractId,
      asked_by: dataLead.personId,
      asked_at: at,
      state: 'DONE',
      started_by: dataLead.personId,
      started_at: at,
      ended_at: at,
      people: new Set(pairs.map(({ participantId }) => participantId)).size,
      records: new Set(pairs.map(({ recordId }) => recordId)).size,
      compared: pairs.length,
      settings: JSON.stringify({ ...MADE_SETTINGS, matchFrom, reviewFrom }),
      model: JSON.stringify(MADE_MODEL),
      match_from: matchFrom,
      review_from: reviewFrom,
    });
    await insert('match_run_progress', { run_id: runId, stage: 'DONE', fraction: 1 });
    const pairIds: string[] = [];
    for (const pair of pairs) {
      const id = randomUUID();
      const levels = pair.levels ?? MADE_FIELDS.map(() => 0);
      const rarities = levels.map(() => 0);
      const weight = weightOfPair(MADE_SETTINGS, MADE_MODEL, { levels, rarities });
      const probability = probabilityOf(weight);
      const same = pair.ours ?? pair.theirs ?? { GIVEN_NAME: 'Sam', FAMILY_NAME: 'Ahmed' };
      await insert('match_pair', {
        id,
        run_id: runId,
        agreement_id: agreementId,
        extract_id: extractId,
        participant_id: pair.participantId,
        record_key: recordKeyOf(agreementId, pair.recordId),
        ours: JSON.stringify(pair.ours ?? same),
        theirs: JSON.stringify(pair.theirs ?? same),
        record: JSON.stringify(pair.record ?? {}),
        probability,
        weight,
        levels,
        adjustments: rarities,
        verdict:
          pair.verdict ??
          (probability >= matchFrom ? 'MATCH' : probability >= reviewFrom ? 'REVIEW' : 'BELOW'),
      });
      pairIds.push(id);
    }
    return { runId, pairIds };
  };

  return { ...scene, dataLead, otherLead, agreement, endAgreement, told, extract, run };
}

/** Puts a clean file where extracts lie. @returns its key */
async function keepClean(
  home: string,
  headings: readonly string[],
  rows: readonly CleanRow[],
): Promise<string> {
  const lines = [
    headings,
    ...rows.map((row) => headings.map((heading) => row[heading as SharedField] ?? '')),
  ];
  const text = lines
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
  const store = openFileStore(join(home, 'extracts'));
  const received = await store.receive(Readable.from([Buffer.from(`${text}\n`)]), new PassThrough());
  return received.keep();
}
