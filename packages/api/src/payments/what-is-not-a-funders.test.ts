import { executeRun, systemActor } from '@weft/shared/server';
import { type MoneyScene, makeMoneyScene } from '@weft/shared/testing';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { type Door, doorsOf } from '../testing/attack/doors.js';
import { type GraphqlAnswer, type TestServer, testServer } from '../testing/test-server.js';

/**
 * Every query that each of these roles is let into. One that is new is looked at here first: whatever it counts or adds
 * up that is not the funder's own goes through rules/suppression, or is left out (docs/adr/0010-what-a-funder-sees.md).
 */
const LET_IN: Readonly<Record<'FUNDER' | 'INVESTOR' | 'ANALYST', readonly string[]>> = {
  FUNDER: [
    'viewer',
    'partnership',
    'suppressionRules', // how small figures are hidden
    'organisations', // names, no figures
    'rateCards', // prices and maximums, as agreed
    'rateCard',
    'claims', // its own shares, and how many they are
    'claim',
    'fundingAgreement', // percentages as agreed; amounts of its own contributions
    'fundingAgreements',
    'statement', // its own, exact
    'statements',
    'funderShares',
    'moneyFlows',
    'paidByOthers', // suppressed
    'portfolio',
    'forecast', // its own contributions; no plan, no count
    'today', // its statements that wait
    'notifications', // that its own statements wait: a reference and a period, no amount
    'unreadNotifications', // how many of these
    'notificationChoices', // what it chose itself
    'search', // its own shares
  ],
  INVESTOR: [
    'viewer',
    'partnership',
    'suppressionRules', // how small figures are hidden
    'organisations',
    'rateCards',
    'rateCard',
    'fundingAgreement', // the terms of all, and what nobody has paid
    'fundingAgreements',
    'portfolio', // for those who are a funder somewhere; empty
    'today', // nothing
    'search', // nothing
  ],
  ANALYST: [
    'viewer',
    'partnership',
    'suppressionRules', // how small figures are hidden
    'organisations',
    'referralMeasures', // suppressed, of the whole contract
    'analystProjects', // what they may work on; rows and tables of a project are refused until they may
    'analystOutputs', // tables of their own projects, suppressed
    'notifications', // that a table they asked for was released, or why not
    'unreadNotifications', // how many of these
    'notificationChoices', // what they chose themselves
    'portfolio',
    'today',
    'search',
  ],
};
type Watched = keyof typeof LET_IN;

const withoutBounds = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data), (key, value) => (key === 'from' || key === 'to' ? undefined : value));

describe('what is not the funder’s own', () => {
  let server: TestServer;
  let scene: MoneyScene;
  let schema: GraphQLSchema;
  let theirs: Record<string, string>;
  const answers = {} as Record<Watched, Map<string, GraphqlAnswer>>;

  /** Asks everything, wherever an id is wanted with one of what others pay for. */
  async function askEverything(cookie: string): Promise<Map<string, GraphqlAnswer>> {
    const found = new Map<string, GraphqlAnswer>();
    for (const door of doorsOf(schema).filter(({ kind }) => kind === 'query'))
      found.set(door.name, await askAt(door, cookie));
    return found;
  }
  const askAt = async (door: Door, cookie: string): Promise<GraphqlAnswer> => {
    const given = door.arguments((table) => theirs[table] ?? scene.partnershipId);
    const ofAllDates = 'from' in given ? { ...given, from: '2020-01-01', to: '2039-12-31' } : given;
    return (await server.ask(door.document, { cookie, partnership: scene.slug, variables: ofAllDates })).body;
  };

  beforeAll(async () => {
    schema = await apiSchema();
    server = await testServer(schema);
    scene = await makeMoneyScene(server.database.owner);
    const { backbone, funder } = scene.people;
    const second = await scene.organisation('Zig Zag Homes', 'PROVIDER');
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000, cap: 7_777_777n },
      { label: 'R', funder: 'The Council Fund', kind: 'RESIDUAL', outcomeCodes: ['HOME', 'CALM'] },
      { label: 'N', funder: 'Next borough', kind: 'RESIDUAL', cap: 8_888_888n },
    ]);
    await scene.claims({ code: 'HOME', price: 10_000n, count: 9 });
    await scene.claims({ code: 'CALM', price: 10_000n, count: 11, domain: 'Mental health' });
    // only the others pay for these
    await scene.claims({ code: 'FAR', price: 70_070n, count: 6 });
    await scene.claims({ code: 'FAR', price: 70_070n, count: 23, providerId: second });
    await scene.claims({ code: 'WIDE', price: 90_010n, count: 43, providerId: second });
    await scene.claims({ code: 'LOW', price: 90_010n, count: 17, domain: 'Mental health' });
    const cookie = await server.cookieFor(backbone.personId);
    const prepared = await server.ask(
      'mutation { runPayments(periodEnd: "2024-03-31") { ... on PaymentRun { id } } }',
      { cookie, partnership: scene.slug },
    );
    const run = (prepared.body.data?.runPayments as { id: string } | undefined)?.id ?? '';
    await executeRun(systemActor(scene.partnershipId), run);
    const { rows } = await server.database.owner.query<{ statement: string; claim: string; share: string }>(
      `SELECT s.id AS statement, c.id AS claim, e.id AS share, o.id AS organisation
       FROM ledger_entry e JOIN claim c ON c.id = e.claim_id JOIN organisation o ON o.id = e.funder_id
       JOIN statement s ON s.run_id = e.run_id AND s.funder_id = e.funder_id
       WHERE o.name = 'Next borough' AND e.opens_share AND c.outcome_code = 'FAR' LIMIT 1`,
    );
    theirs = {
      statement: rows[0]?.statement ?? '',
      claim: rows[0]?.share ?? '',
      payment_run: run,
      organisation: await scene.organisation('Next borough'),
    };
    const people = {
      FUNDER: funder,
      INVESTOR: await scene.person('Stepping Stone', 'INVESTOR'),
      ANALYST: await scene.person('The university', 'ANALYST'),
    };
    for (const role of Object.keys(LET_IN) as Watched[])
      answers[role] = await askEverything(await server.cookieFor(people[role].personId));
  });
  afterAll(() => server.close());

  it.each(Object.keys(LET_IN) as Watched[])('is known of each query that lets a %s in', (role) => {
    const letIn = [...answers[role]].filter(([, { errors }]) => errors === undefined).map(([name]) => name);
    expect(letIn.sort()).toEqual([...LET_IN[role]].sort());
    for (const [name, { errors }] of answers[role])
      if (errors) expect(['FORBIDDEN', 'NOT_FOUND'], name).toContain(errors[0]?.extensions.code);
  });

  it('has answers with the funder’s own in them, or nothing could be missing', () => {
    const said = JSON.stringify([...answers.FUNDER.values()]);
    // of nine homes and eleven calms its 70 %
    for (const own of ['630.00', '770.00', '1400.00', '"claimCount":9', '"claimCount":11'])
      expect(said).toContain(own);
    expect(answers.FUNDER.get('paidByOthers')?.data?.paidByOthers).toMatchObject({
      claimCount: 90,
      rows: [
        { outcomeCode: 'FAR', claimCount: null },
        { outcomeCode: 'FAR', claimCount: 25 },
        { outcomeCode: 'Mental health', claimCount: 15 },
        { outcomeCode: 'WIDE', claimCount: 45 },
      ],
    });
  });

  it.each(Object.keys(LET_IN) as Watched[])('is not told to a %s: no exact count, no amount', (role) => {
    for (const [name, { data }] of answers[role]) {
      // hours and days of the week that they choose themselves
      if (name === 'notificationChoices') continue;
      // bands of days are where they are for everybody
      const told = name === 'referralMeasures' ? withoutBounds(data) : data;
      const values = leavesOf(told);
      // six, 23, 43 and 17 claims, 29 of them far, 66 and 60 of one provider and not, 89 in all, 109 with the funder’s
      const exact = values.filter((value) => [6, 23, 43, 17, 29, 66, 60, 89, 109].includes(Number(value)));
      expect(exact, name).toEqual([]);
      // no price times a count, and no part of it: the others' amounts end in digits that nothing else here does
      const amounts = values.filter((value) => /^-?\d+\.\d\d$/.test(String(value))).map(String);
      const mine = role === 'FUNDER' ? OWN_AMOUNTS : [];
      const agreed = role === 'INVESTOR' ? ['77777.77', '88888.88'] : [];
      expect(
        amounts.filter((amount) => ![...PRICES, ...mine, ...agreed].includes(amount)),
        name,
      ).toEqual([]);
    }
  });
});

/** On the rate card; and 100.00, which the scene's tariffs cost. */
const PRICES = ['100.00', '1.00', '0.00', '30.00', '700.70', '900.10'];
/** 70 % of a home or a calm, of nine, of eleven, of all, and a quarter of a year’s. */
const OWN_AMOUNTS = ['70.00', '630.00', '770.00', '1400.00', '350.00'];

function leavesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return [value];
}
