import {
  addDays,
  type CubeFamily,
  familyKey,
  PROJECT_FIELDS,
  type ProjectField,
  SUPPRESSION_OF,
  SUPPRESSION_PROFILES,
  type SuppressionProfile,
  today,
} from '@weft/shared';
import { approveProject, executeRun, recordAccreditation, systemActor } from '@weft/shared/server';
import {
  granted,
  type MoneyScene,
  makeMoneyScene,
  type ReadFigure,
  type ReadSum,
  rebuildCube,
  rebuildFigures,
} from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const NOW = today('Europe/London', Date.now());
const NAMES = { dimensions: PROJECT_FIELDS.filter((field) => field !== 'OUTCOME'), marks: 'OUTCOME' };
type Cell = CubeFamily['cells'][number];
interface Table {
  columns: string[];
  rows: { value: string; counts: (number | null)[]; all: number | null }[];
  columnTotals: (number | null)[];
  all: number | null;
  choices: { field: ProjectField; values: string[] }[];
}

const TABLE = `query ($projectId: ID!, $rows: ProjectField!, $columns: ProjectField, $filterBy: ProjectField, $filterValue: String) {
  projectTable(projectId: $projectId, rows: $rows, columns: $columns, filterBy: $filterBy, filterValue: $filterValue) {
    ... on ProjectTable { columns rows { value counts all } columnTotals all choices { field values } }
    ... on Refusal { code message }
  } }`;

/**
 * Somebody asks for every table, with every filter and total, that their role can ask for, lays all answers side by side
 * and reckons. The data have many small cells. What the attack can do is shown in rules/suppression/cube.test.ts, where it
 * gets figures back that are hidden one by one alone.
 */
describe.each(SUPPRESSION_PROFILES)(
  'whoever asks for everything, where figures are hidden by the %s profile,',
  (profile) => {
    const rules = SUPPRESSION_OF[profile];
    let server: TestServer;
    let scene: MoneyScene;
    let project: string;
    let analyst: string;

    const ask = async (cookie: string, document: string, variables: Record<string, unknown> = {}) => {
      const { body } = await server.ask(document, { cookie, partnership: scene.slug, variables });
      expect(body.errors).toBeUndefined();
      return body.data as Record<string, unknown>;
    };

    beforeAll(async () => {
      server = await testServer(await apiSchema());
      scene = await makeMoneyScene(server.database.owner);
      await manySmallCells(scene, server, profile);
      const lead = await scene.person('Hub', 'DATA_LEAD');
      const who = await scene.person('The university', 'ANALYST');
      const span = { from: NOW, until: addDays(NOW, 9) };
      granted(
        await recordAccreditation(lead, { analystId: who.personId, accreditedBy: 'A scheme', ...span }),
      );
      const approved = await approveProject(lead, {
        title: 'Everything',
        purpose: 'To try',
        lawfulBasis: 'None',
        fields: PROJECT_FIELDS,
        ...span,
        analystIds: [who.personId],
      });
      project = granted(approved).id;
      analyst = await server.cookieFor(who.personId);
    });
    afterAll(() => server.close());

    it('narrows no figure to fewer than three values as an analyst, from all tables of a project', async () => {
      const told = new Map<string, Map<string, Cell>>();
      let tables = 0;
      /** The same cell is told by many tables: always as the same. */
      const tell = (at: Readonly<Record<string, string>>, count: number | null): void => {
        const key = familyKey(Object.keys(at) as ProjectField[]);
        const family = told.get(key) ?? new Map<string, Cell>();
        told.set(key, family);
        const cell = JSON.stringify(Object.entries(at).sort());
        const before = family.get(cell);
        expect(before === undefined ? count : before.count, cell).toBe(count);
        family.set(cell, { at, count });
      };
      const read = async (
        rows: ProjectField,
        columns: ProjectField | null,
        filterBy: ProjectField | null,
        filterValue: string | null,
      ): Promise<Table> => {
        tables += 1;
        const data = await ask(analyst, TABLE, { projectId: project, rows, columns, filterBy, filterValue });
        const table = data.projectTable as Table;
        const fixed = filterBy && filterValue !== null ? { [filterBy]: filterValue } : {};
        tell(fixed, table.all);
        for (const { value, counts, all } of table.rows) {
          tell({ ...fixed, [rows]: value }, all);
          for (const [nth, count] of counts.entries())
            if (columns) tell({ ...fixed, [rows]: value, [columns]: table.columns[nth] ?? '' }, count);
        }
        if (columns)
          for (const [nth, count] of table.columnTotals.entries())
            tell({ ...fixed, [columns]: table.columns[nth] ?? '' }, count);
        return table;
      };
      const { choices } = await read('PROVIDER', null, null, null);
      const filters = [
        { field: null, value: null },
        ...choices.flatMap(({ field, values }) => values.map((value) => ({ field, value }))),
      ];
      for (const [nth, rows] of PROJECT_FIELDS.entries())
        for (const columns of PROJECT_FIELDS.slice(nth + 1))
          for (const { field, value } of filters)
            if (field !== rows && field !== columns) await read(rows, columns, field, value);
      const families = [...told].map(([key, cells]) => ({
        dimensions: key === '' ? [] : key.split(','),
        cells: [...cells.values()],
      }));
      const all = families.flatMap(({ cells }) => cells);
      const hidden = all.filter(({ count }) => count === null).length;
      console.log(`${profile}: ${tables} tables, ${all.length} figures, ${hidden} of them hidden`);
      expect(hidden).toBeGreaterThan(100);
      expect(all.length - hidden).toBeGreaterThan(100);
      expect(rebuildCube(families, NAMES, rules)).toEqual([]);
    });

    it('rebuilds no figure as a funder, from what others paid for', async () => {
      const cookie = await server.cookieFor(scene.people.funder.personId);
      const data = await ask(
        cookie,
        '{ paidByOthers { claimCount rows { outcomeCode claimCount provider { id } } } }',
      );
      const { claimCount, rows } = data.paidByOthers as {
        claimCount: number | null;
        rows: { outcomeCode: string; claimCount: number | null; provider: { id: string } | null }[];
      };
      const figures: ReadFigure[] = [
        { name: 'all', shown: claimCount },
        ...rows.map((row) => ({ name: `${row.outcomeCode} ${row.provider?.id}`, shown: row.claimCount })),
      ];
      expect(rows.filter((row) => row.claimCount === null).length).toBeGreaterThan(0);
      const sums: ReadSum[] = [{ parts: figures.slice(1).map(({ name }) => name), whole: 'all' }];
      expect(rebuildFigures(figures, sums, rules)).toEqual([]);
    });

    it('rebuilds no figure as an analyst, from the measures', async () => {
      const seen = new Set<string>();
      // whatever days and whatever provider are asked for
      for (const more of [
        { from: '2020-01-01', to: '2030-01-01' },
        { from: '2024-01-01', to: '2024-01-31' },
        { from: '2024-01-01', to: '2024-01-31', providerId: scene.people.providerId },
        { from: '2024-01-01', to: '2024-01-31', cohort: 'HISTORIC' },
      ])
        seen.add(JSON.stringify(await ask(analyst, MEASURES, more)));
      expect(seen.size).toBe(1);
      const { referralMeasures: told } = JSON.parse([...seen][0] ?? '{}') as { referralMeasures: Measures };
      for (const { whole, parts } of [
        { whole: told.received, parts: told.referredBefore },
        { whole: told.started.count, parts: told.startedByMonth },
        ...told.declinedBy.map(({ by, provider, count }) => ({
          whole: count,
          parts: told.declines.filter((one) => one.by === by && one.provider?.id === provider?.id),
        })),
      ]) {
        const figures = [
          { name: 'whole', shown: whole },
          ...parts.map(({ count }, nth) => ({ name: `${nth}`, shown: count })),
        ];
        const sums = [{ whole: 'whole', parts: parts.map((_, nth) => `${nth}`) }];
        expect(rebuildFigures(figures, sums, rules)).toEqual([]);
      }
      expect([...told.startedByMonth, ...told.declines].some(({ count }) => count === null)).toBe(true);
      expect(told.declines.some(({ count }) => count !== null)).toBe(true);
    });

    it('rebuilds no figure as an anchor, from what it is told of its people', async () => {
      const cookie = await server.cookieFor((await scene.person('School', 'ANCHOR')).personId);
      const data = await ask(cookie, '{ ownAnchors { figures { kind label count } } }');
      const [own] = data.ownAnchors as {
        figures: { kind: string; label: string | null; count: number | null }[];
      }[];
      const phases = (own?.figures ?? []).filter(({ kind }) => kind === 'PHASE');
      const supported = own?.figures.find(({ kind }) => kind === 'SUPPORTED');
      expect(phases.map(({ label, count }) => [label, count])).toContainEqual(['MONITORING', null]);
      const parts = phases.filter(({ label }) => label === 'ACTIVE' || label === 'MONITORING');
      const figures = [
        { name: 'supported', shown: supported?.count ?? null },
        ...parts.map(({ label, count }) => ({ name: label ?? '', shown: count })),
      ];
      expect(
        rebuildFigures(
          figures,
          [{ whole: 'supported', parts: parts.map(({ label }) => label ?? '') }],
          rules,
        ),
      ).toEqual([]);
    });
  },
);

interface Counted {
  readonly count: number | null;
}
interface Measures {
  received: number | null;
  referredBefore: Counted[];
  started: Counted;
  startedByMonth: Counted[];
  declinedBy: (Counted & { by: string; provider: { id: string } | null })[];
  declines: (Counted & { by: string; provider: { id: string } | null })[];
}
const MEASURES = `query ($from: Date!, $to: Date!, $providerId: ID, $cohort: Cohort) {
  referralMeasures(from: $from, to: $to, providerId: $providerId, cohort: $cohort) {
    received referredBefore { count } started { count } startedByMonth { month count } declinedBy { by provider { id } count }
    declines { by provider { id } reason count } } }`;

/** People of three providers and some years, few of a kind, and what they reached; some of them at a school. */
async function manySmallCells(
  scene: MoneyScene,
  server: TestServer,
  profile: SuppressionProfile,
): Promise<void> {
  const { owner } = server.database;
  const here = scene.partnershipId;
  const school = await scene.organisation('School', 'ANCHOR');
  const providers = [
    scene.people.providerId,
    await scene.organisation('Far Homes', 'PROVIDER'),
    await scene.organisation('Near Homes', 'PROVIDER'),
  ];
  await scene.agree([{ label: 'N', funder: 'Next borough', kind: 'RESIDUAL' }]);
  for (const [nth, providerId] of providers.entries())
    for (const [code, count] of [
      ['HOME', 3 + 9 * nth],
      ['WORK', 14 - 5 * nth],
      ['CALM', 4 + nth],
    ] as const)
      await scene.claims({
        code,
        count,
        providerId,
        cohort: nth === 1 ? 'HISTORIC' : 'NEW',
        ...(code === 'CALM' ? { domain: 'Mental health' } : {}),
        anchorId: code === 'WORK' ? null : school,
      });
  // uneven, and the same on every run
  await owner.query(
    `WITH n AS (SELECT id, row_number() OVER (ORDER BY reference) AS nth FROM participant WHERE partnership_id = $1)
     UPDATE participant p SET phase = CASE WHEN n.nth % 25 = 0 THEN 'MONITORING' WHEN n.nth % 3 = 0 THEN 'CLOSED' ELSE 'ACTIVE' END,
       enrolled_on = make_date((2020 + n.nth * n.nth % 4)::int, 2, 3)
     FROM n WHERE n.id = p.id`,
    [here],
  );
  await owner.query(
    `INSERT INTO participant_detail (partnership_id, participant_id, birth_date)
     SELECT partnership_id, id, make_date((1950 + 10 * (row_number() OVER (ORDER BY reference) % 4))::int, 5, 6)
     FROM participant WHERE partnership_id = $1
     ON CONFLICT (partnership_id, participant_id) DO UPDATE SET birth_date = excluded.birth_date`,
    [here],
  );
  await owner.query(
    `INSERT INTO anchor_agreement (partnership_id, anchor_id, fields, agreed_by, agreed_at)
     VALUES ($1, $2, '{PHASE,OUTCOMES}', $3, now())`,
    [here, school, scene.people.backbone.personId],
  );
  await manyReferrals(scene, server, providers);
  await owner.query(
    `INSERT INTO suppression_choice (partnership_id, profile, from_day, chosen_by, chosen_at)
     VALUES ($1, $2, '2020-01-01', $3, now())`,
    [here, profile, scene.people.backbone.personId],
  );
  const cookie = await server.cookieFor(scene.people.backbone.personId);
  const run = await server.ask(
    'mutation { runPayments(periodEnd: "2024-03-31") { ... on PaymentRun { id } } }',
    {
      cookie,
      partnership: scene.slug,
    },
  );
  const { id } = (run.body.data?.runPayments ?? { id: '' }) as { id: string };
  await executeRun(systemActor(here), id);
}

/** Support that started in four months, and declines for two reasons by the hub and each provider. */
async function manyReferrals(
  scene: MoneyScene,
  server: TestServer,
  providers: readonly string[],
): Promise<void> {
  const { owner } = server.database;
  const here = scene.partnershipId;
  const source = await scene.organisation('Custody', 'REFERRER');
  await owner.query(
    `INSERT INTO decline_reason (partnership_id, code, position, title, given_by)
     VALUES ($1, 'NO_ROOM', 1, 'No room', '{HUB,PROVIDER}'), ($1, 'FAR', 2, 'Too far', '{HUB,PROVIDER}')`,
    [here],
  );
  await owner.query(
    `WITH p AS (SELECT id, provider_id, row_number() OVER (ORDER BY reference) AS nth FROM participant WHERE partnership_id = $1),
       made AS (INSERT INTO referral (partnership_id, reference, channel, source_id, safe_way, given_name, family_name,
         birth_date, lawful_basis, told, referred_on, received_at, moved_at, state, provider_id, participant_id)
       SELECT $1, 'R-' || nth, 'FORM', $2, 'CALL', 'Bea', 'Somebody ' || (nth - CASE WHEN nth % 19 = 0 THEN 1 ELSE 0 END),
         '1990-01-01', 'PUBLIC_TASK', 'All', '2024-01-02', '2024-01-02', '2024-01-02', 'STARTED', provider_id, id
       FROM p RETURNING id, participant_id)
     INSERT INTO referral_event (partnership_id, referral_id, at, from_state, to_state, happened_on, provider_id, reason)
     SELECT $1, m.id, e.at, e.of, e.into, e.at::date, e.provider, e.reason FROM made m JOIN p ON p.id = m.participant_id
     CROSS JOIN LATERAL (
       SELECT make_timestamptz(2024, (1 + p.nth * p.nth % 5)::int, 9, 12, 0, 0) AS at, 'OFFERED' AS of, 'STARTED' AS into,
         p.provider_id AS provider, NULL AS reason
       UNION ALL SELECT make_timestamptz(2024, 1, 5, 12, 0, 0), 'OFFERED', 'WAITING', ($3::uuid[])[1 + p.nth % 3],
         CASE WHEN p.nth % 5 = 0 THEN 'FAR' ELSE 'NO_ROOM' END WHERE p.nth % 2 = 0) e`,
    [here, source, providers],
  );
}
