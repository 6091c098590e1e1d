import { createHash, randomUUID } from 'node:crypto';
import type { LinkageModel, LinkageSettings } from '@weft/shared';
import { type Client, ownDatabase } from './own-database.js';

const FIELDS = ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'POSTCODE'] as const;
const KINDS = ['GIVEN_NAME', 'NAME', 'DATE', 'POSTCODE'] as const;

const SETTINGS: LinkageSettings = {
  columns: FIELDS.map((field, nth) => ({
    name: field.toLowerCase(),
    kind: KINDS[nth] ?? 'TEXT',
    left: { heading: field },
    right: { heading: field },
  })),
  comparisons: FIELDS.map((field) => ({
    column: field.toLowerCase(),
    levels: [
      { is: 'SAME' },
      field === 'BIRTH_DATE' ? { is: 'DAY_FOR_MONTH' } : { is: 'ALIKE', atLeast: 0.9 },
      { is: 'OTHERWISE' },
    ],
    byFrequency: false,
    shared: false,
  })),
  blocking: [],
  matchFrom: 0.95,
  reviewFrom: 0.05,
  nobodyTwice: 'BOTH',
  seed: 1,
  randomPairs: 500_000,
  mostPairs: 100_000_000,
};

const MODEL: LinkageModel = {
  prior: 0.0001,
  household: 0,
  comparisons: FIELDS.map(() => ({ m: [0.9, 0.07, 0.03], u: [0.01, 0.02, 0.97], h: [0.01, 0.02, 0.97] })),
};

/** In bits: what each level of a comparison adds by this model, and what there is before anything is compared. */
const ADDS = [Math.log2(90), Math.log2(3.5), Math.log2(0.03 / 0.97)] as const;
const PRIOR = Math.log2(0.0001 / 0.9999);

/** How a record differs from its participant: the level of each field. */
export type Levels = readonly (0 | 1 | 2)[];

interface MatchedRun {
  readonly runId: string;
  readonly agreementId: string;
  /** names as the pairs hold them, in the order given */
  readonly names: readonly string[];
  /** A participant of the nth pair takes sharing back. */
  takeBack(nth: number): Promise<void>;
}

/**
 * A run of matching that is done, as if an extract had come under an agreement and been matched: written behind the
 * policies, since what makes one takes longer than what is told here. Its participants are the partnership's own.
 * @param named the e-mail addresses of those whom the agreement names
 */
export async function matchedRun(
  partnership: string,
  named: readonly string[],
  pairs: readonly Levels[],
): Promise<MatchedRun> {
  const client = await ownDatabase();
  try {
    return await write(client, partnership, named, pairs);
  } finally {
    await client.end();
  }
}

async function write(
  client: Client,
  partnership: string,
  named: readonly string[],
  pairs: readonly Levels[],
): Promise<MatchedRun> {
  const one = async <Row>(sql: string, values: readonly unknown[]): Promise<Row> => {
    const { rows } = await client.query<Row>(sql, values);
    if (rows[0] === undefined) throw new Error(`Nothing came of: ${sql}`);
    return rows[0];
  };
  const { id: here } = await one<{ id: string }>('SELECT id FROM partnership WHERE slug = $1', [partnership]);
  const insert = (table: string, row: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const columns = ['partnership_id', ...Object.keys(row)];
    const places = columns.map((_, at) => `$${at + 1}`).join(', ');
    return client.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, [
      here,
      ...Object.values(row),
    ]);
  };
  const numberOf = async (table: string): Promise<number> =>
    (
      await one<{ next: number }>(
        `SELECT coalesce(max(number), 0) + 1 AS next FROM ${table} WHERE partnership_id = $1`,
        [here],
      )
    ).next;
  const { rows: people } = await client.query<{ id: string }>(
    'SELECT id FROM person WHERE email = ANY ($1)',
    [named],
  );
  const by = people[0]?.id;
  const at = new Date();
  const [agreementId, extractId, runId] = [randomUUID(), randomUUID(), randomUUID()];
  await insert('sharing_agreement', {
    id: agreementId,
    number: await numberOf('sharing_agreement'),
    title: 'Employment records of the council',
    purpose: 'To show that work was kept, without asking for payslips.',
    lawful_basis: 'PUBLIC_TASK',
    legal_gateway: 'Digital Economy Act 2017, section 35',
    kind: 'EMPLOYMENT',
    form: 'CLEAR',
    compares: FIELDS,
    receives: ['EMPLOYER', 'STARTED_ON'],
    starts_on: '2024-01-01',
    expires_on: '2099-12-31',
    keep_days: 90,
    drafted_by: by,
    drafted_at: at,
    signed_at: at,
  });
  for (const { id } of people)
    await insert('sharing_person', { agreement_id: agreementId, person_id: id, named_by: by, named_at: at });
  await insert('sharing_party', {
    agreement_id: agreementId,
    nth: 1,
    name: 'The council',
    part: 'CONTROLLER',
    supplies: true,
    signed_name: 'Somebody of the council',
    signed_on: '2024-01-01',
    signature_recorded_by: by,
    signature_recorded_at: at,
  });
  await insert('extract', {
    id: extractId,
    agreement_id: agreementId,
    number: await numberOf('extract'),
    sent_by: by,
    sent_at: at,
    file_name: 'employment.csv',
    size: 100,
    sha256: 'd'.repeat(64),
    clean_key: extractId,
    describes_until: '2025-12-31',
    state: 'READY',
    headings: FIELDS,
    good: pairs.length,
    accepted_by: by,
    accepted_at: at,
    delete_after: '2099-12-31',
  });
  await insert('match_run', {
    id: runId,
    number: await numberOf('match_run'),
    agreement_id: agreementId,
    extract_id: extractId,
    asked_by: by,
    asked_at: at,
    state: 'DONE',
    started_by: by,
    started_at: at,
    ended_at: at,
    people: pairs.length,
    records: pairs.length,
    compared: pairs.length,
    settings: JSON.stringify(SETTINGS),
    model: JSON.stringify(MODEL),
    match_from: SETTINGS.matchFrom,
    review_from: SETTINGS.reviewFrom,
  });
  await insert('match_run_progress', { run_id: runId, stage: 'DONE', fraction: 1 });
  const { rows: participants } = await client.query<Participant>(
    `SELECT p.id, p.given_name, p.family_name, coalesce(d.birth_date::text, '1984-03-05') AS birth_date
     FROM participant p LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.merged_into IS NULL AND NOT EXISTS (SELECT FROM record_seal s
       WHERE s.partnership_id = p.partnership_id AND s.participant_id = p.id AND s.ended_at IS NULL)
     ORDER BY p.reference LIMIT $2`,
    [here, pairs.length],
  );
  const notice = (participant_id: string | undefined, kind: string): Promise<unknown> =>
    insert('sharing_notice', {
      agreement_id: agreementId,
      participant_id,
      kind,
      said_on: '2024-01-02',
      how: 'LETTER',
      recorded_by: by,
      recorded_at: new Date(),
    });
  for (const [nth, levels] of pairs.entries()) {
    const participant = participants[nth];
    if (!participant) throw new Error('There are too few participants.');
    await notice(participant.id, 'TOLD');
    const weight = levels.reduce<number>((sum, level) => sum + ADDS[level], PRIOR);
    const probability = 1 / (1 + 2 ** -weight);
    const ours = {
      GIVEN_NAME: participant.given_name,
      FAMILY_NAME: participant.family_name,
      BIRTH_DATE: participant.birth_date,
      POSTCODE: 'W10 5XL',
    };
    await insert('match_pair', {
      run_id: runId,
      agreement_id: agreementId,
      extract_id: extractId,
      participant_id: participant.id,
      record_key: createHash('sha256').update(`${agreementId}:${nth}`).digest('hex'),
      ours: JSON.stringify(ours),
      theirs: JSON.stringify(recordOf(ours, levels)),
      record: JSON.stringify({ EMPLOYER: 'Harrow Road Bakery', STARTED_ON: '2025-05-01' }),
      probability,
      weight,
      levels,
      adjustments: levels.map(() => 0),
      verdict:
        probability >= SETTINGS.matchFrom ? 'MATCH' : probability >= SETTINGS.reviewFrom ? 'REVIEW' : 'BELOW',
    });
  }
  return {
    runId,
    agreementId,
    names: participants.map(({ given_name, family_name }) => `${given_name} ${family_name}`),
    takeBack: async (nth) => {
      const again = await ownDatabase();
      try {
        await again.query(
          `INSERT INTO sharing_notice (partnership_id, agreement_id, participant_id, kind, said_on, how, recorded_by,
             recorded_at) VALUES ($1, $2, $3, 'TAKEN_BACK', '2025-01-02', 'SPOKEN', $4, now())`,
          [here, agreementId, participants[nth]?.id, by],
        );
      } finally {
        await again.end();
      }
    },
  };
}

interface Participant {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
}

/** What the record says: the same, nearly the same, or something else. */
function recordOf(
  ours: Readonly<Record<(typeof FIELDS)[number], string>>,
  levels: Levels,
): Record<string, string> {
  const [year, month, day] = ours.BIRTH_DATE.split('-');
  const said = {
    GIVEN_NAME: [ours.GIVEN_NAME, `${ours.GIVEN_NAME}e`, 'Winterbottom'],
    FAMILY_NAME: [ours.FAMILY_NAME, `${ours.FAMILY_NAME}s`, 'Quillfeather'],
    BIRTH_DATE: [
      ours.BIRTH_DATE,
      Number(day) <= 12 ? `${year}-${day}-${month}` : `${Number(year) - 1}-${month}-${day}`,
      '1991-12-31',
    ],
    POSTCODE: [ours.POSTCODE, 'W10 5XI', 'NE1 4XF'],
  };
  return Object.fromEntries(FIELDS.map((field, nth) => [field, said[field][levels[nth] ?? 0] ?? '']));
}
