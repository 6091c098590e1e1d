import { executeRun, systemActor } from '@weft/shared/server';
import { type MoneyScene, makeMoneyScene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { type GraphqlAnswer, type TestServer, testServer } from '../testing/test-server.js';
import { statementRoutes } from './statement.routes.js';

const STATEMENT = `id reference kind periodEnd state settledOn settlementReference total { amount currency }
  funder { id name kinds } lines { outcomeCode claimCount total { amount } }`;
const RUN = `id periodEnd state claimCount unfundedClaimCount kind reason preparedAt authorisedAt
  total { amount currency } unfundedTotal { amount } progress { done total } preparedBy { id name }
  authorisedBy { id } statements { ${STATEMENT} }`;

interface Run {
  id: string;
  statements: { id: string; reference: string; funder: { name: string } }[];
}

describe('payments over HTTP', () => {
  let server: TestServer;
  let scene: MoneyScene;
  let cookies: Record<'backbone' | 'commissioner' | 'funder' | 'verifier', string>;

  beforeAll(async () => {
    server = await testServer(await apiSchema(), {}, [statementRoutes]);
    scene = await makeMoneyScene(server.database.owner);
    const { backbone, commissioner, funder, verifier } = scene.people;
    cookies = {
      backbone: await server.cookieFor(backbone.personId),
      commissioner: await server.cookieFor(commissioner.personId),
      funder: await server.cookieFor(funder.personId),
      verifier: await server.cookieFor(verifier.personId),
    };
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000 },
      { label: 'R', funder: 'The Council Fund', kind: 'RESIDUAL' },
    ]);
    await scene.claims({ count: 3, price: 10001n });
    await scene.claims({ count: 1, price: 500n, code: 'CALM', domain: 'Mental health' });
  });
  afterAll(() => server.close());

  const ask = async (as: keyof typeof cookies, query: string): Promise<GraphqlAnswer> =>
    (await server.ask(query, { cookie: cookies[as], partnership: scene.slug })).body;
  const download = (as: keyof typeof cookies, id: string, ending: string): Promise<Response> =>
    fetch(`${server.url}/api/statements/${id}.${ending}?partnership=${scene.slug}`, {
      headers: { cookie: cookies[as] },
    });

  it('go from a prepared run to settled statements that one can download', async () => {
    const prepared = await ask(
      'backbone',
      `mutation { runPayments(periodEnd: "2024-03-31") { ... on PaymentRun { ${RUN} } ... on Refusal { code } } }`,
    );
    expect(prepared.data?.runPayments).toMatchObject({
      state: 'QUEUED',
      statements: [],
      progress: { done: 0, total: 0 },
    });
    const id = (prepared.data?.runPayments as Run | undefined)?.id ?? '';
    await executeRun(systemActor(scene.partnershipId), id);

    const read = await ask('commissioner', `{ paymentRun(id: "${id}") { ${RUN} } }`);
    const run = read.data?.paymentRun as Run;
    expect(run).toMatchObject({
      state: 'DONE',
      claimCount: 4,
      total: { amount: '305.03', currency: 'GBP' },
      progress: { done: 4, total: 4 },
      statements: [{ state: 'ISSUED' }, { state: 'ISSUED' }],
    });
    const authorised = await ask(
      'commissioner',
      `mutation { authorisePayments(runId: "${id}") { ... on PaymentRun { authorisedBy { id } } ... on Refusal { code } } }`,
    );
    expect(authorised.data?.authorisePayments).toMatchObject({
      authorisedBy: { id: scene.people.commissioner.personId },
    });

    const own = run.statements.find((one) => one.funder.name === 'The Council Fund')?.id ?? '';
    const settle = `mutation { settleStatement(id: "${own}", on: "2024-04-02", reference: "BACS 77")
      { ... on Statement { ${STATEMENT} } ... on Refusal { code field } } }`;
    expect((await ask('funder', settle)).data?.settleStatement).toMatchObject({
      state: 'SETTLED',
      settledOn: '2024-04-02',
      settlementReference: 'BACS 77',
      lines: [{ outcomeCode: 'HOME', claimCount: 3 }, { outcomeCode: 'Mental health' }],
    });

    const csv = await download('funder', own, 'csv');
    expect(csv.headers.get('content-disposition')).toMatch(/attachment; filename="S-\d{6}\.csv"/);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = await csv.text();
    expect(text).toContain('Mental health,Mental health,Billed,1,3.50,GBP');
    expect(text).not.toContain('CALM');
    const pdf = await download('commissioner', own, 'pdf');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');

    const others = run.statements.find((one) => one.funder.name === 'Central fund')?.id ?? '';
    expect((await download('funder', others, 'pdf')).status).toBe(404);
    expect((await download('verifier', own, 'pdf')).status).toBe(403);
    expect((await download('funder', 'nonsense', 'csv')).status).toBe(404);
    const stranger = await fetch(`${server.url}/api/statements/${own}.pdf?partnership=${scene.slug}`);
    expect(stranger.status).toBe(401);
  });

  it('list runs, statements and shares, each for whom they are', async () => {
    const runs = await ask(
      'commissioner',
      `{ paymentRuns(first: 5) { totalCount edges { node { ${RUN} } } pageInfo { hasNextPage } } }`,
    );
    expect(runs.data?.paymentRuns).toMatchObject({ totalCount: 1, pageInfo: { hasNextPage: false } });
    const statements = await ask(
      'funder',
      `{ statements(first: 5, state: SETTLED) { totalCount edges { node { ${STATEMENT} } } } }`,
    );
    expect(statements.data?.statements).toMatchObject({ totalCount: 1 });
    const shares = await ask(
      'funder',
      '{ funderShares(from: "2024-03-01", to: "2024-03-31") { funder { name } outcomeCode claimCount amount { amount } } }',
    );
    expect(shares.data?.funderShares).toMatchObject([
      { funder: { name: 'The Council Fund' }, outcomeCode: 'HOME', claimCount: 3 },
      { outcomeCode: 'Mental health', claimCount: 1, amount: { amount: '3.50' } },
    ]);
    const portfolio = await server.ask(
      '{ portfolio { partnership { slug name } paid { amount } committed { amount } headroom { amount } } }',
      { cookie: cookies.funder },
    );
    expect(portfolio.body.data?.portfolio).toMatchObject([
      { partnership: { slug: scene.slug }, headroom: null },
    ]);
    expect((await ask('funder', '{ paymentRuns { totalCount } }')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect(
      (await ask('backbone', '{ paymentRuns(first: 0) { totalCount } }')).errors?.[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT');
  });

  it('record openings and grants, and refuse amounts that are none', async () => {
    const grant = (amount: string) =>
      ask(
        'backbone',
        `mutation { recordGrant(from: "2024-04-01", to: "2024-04-30", amount: "${amount}", reason: "A month by grant")
          { ... on PaymentRun { ${RUN} } ... on Refusal { code field } } }`,
      );
    for (const amount of ['1e3', '12.345', '-5', '١٢'])
      expect((await grant(amount)).data?.recordGrant).toEqual({ code: 'INVALID', field: 'amount' });
    expect((await grant('100.00')).data?.recordGrant).toMatchObject({
      kind: 'GRANT',
      total: { amount: '100.00' },
    });
    const opening = await ask(
      'backbone',
      `mutation { recordOpening(periodEnd: "2024-01-31", amount: "1", reason: "Before")
        { ... on PaymentRun { id } ... on Refusal { code field } } }`,
    );
    expect(opening.data?.recordOpening).toEqual({ code: 'OUT_OF_RANGE', field: 'periodEnd' });
  });

  it('are cancelled by the backbone while nothing is billed', async () => {
    const prepared = await ask(
      'backbone',
      `mutation { runPayments(periodEnd: "2024-05-31") { ... on PaymentRun { id } } }`,
    );
    const id = (prepared.data?.runPayments as Run | undefined)?.id ?? '';
    const cancel = `mutation { cancelPayments(runId: "${id}") {
      ... on PaymentRun { state cancelledAt cancelledBy { id } } ... on Refusal { code } } }`;
    expect((await ask('commissioner', cancel)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask('backbone', cancel)).data?.cancelPayments).toMatchObject({
      state: 'CANCELLED',
      cancelledAt: expect.any(String),
      cancelledBy: { id: scene.people.backbone.personId },
    });
    expect((await ask('backbone', cancel)).data?.cancelPayments).toEqual({ code: 'WRONG_STATE' });
  });

  it('show the backbone its background work, and try again what failed', async () => {
    await ask('backbone', `mutation { runPayments(periodEnd: "2024-06-30") { __typename } }`);
    const listed = await ask('backbone', '{ jobs { id kind state attempts error createdAt } }');
    const job = (listed.data?.jobs as { id: string }[] | undefined)?.[0];
    expect(job).toMatchObject({ kind: 'payments.run', state: 'QUEUED', attempts: 0, error: null });
    const retry = `mutation { retryJob(id: "${job?.id}") { ... on Job { state } ... on Refusal { code } } }`;
    expect((await ask('backbone', retry)).data?.retryJob).toEqual({ code: 'WRONG_STATE' });
    await server.database.owner.query(`UPDATE outbox SET failed_at = now(), error = 'No' WHERE id = $1`, [
      job?.id,
    ]);
    expect((await ask('backbone', '{ jobs(state: FAILED) { error } }')).data?.jobs).toEqual([
      { error: 'No' },
    ]);
    expect((await ask('backbone', retry)).data?.retryJob).toEqual({ state: 'QUEUED' });
    expect((await ask('commissioner', '{ jobs { id } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
