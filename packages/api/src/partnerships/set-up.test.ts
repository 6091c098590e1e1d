import { makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const REFUSAL = '... on Refusal { code field message }';

describe('setting a partnership up, over GraphQL', () => {
  let server: TestServer;
  let scene: Scene;
  const cookies: Record<string, string> = {};

  beforeAll(async () => {
    server = await testServer(await apiSchema());
    scene = await makeScene(server.database.owner, { slug: 'north', contractCap: 1_000_000_00n });
    const cast = await scene.cast();
    for (const role of ['backbone', 'commissioner', 'linkWorker', 'funder'] as const)
      cookies[role] = await server.cookieFor(cast[role].personId);
    const made = await server.database.owner.query<{ id: string }>(
      `INSERT INTO person (name, email, is_operator) VALUES ('Olu', 'olu@example.org', true) RETURNING id`,
    );
    cookies.operator = await server.cookieFor(made.rows[0]?.id ?? '');
  });
  afterAll(() => server.close());

  const ask = async (who: string | null, query: string, variables: object = {}, partnership = 'north') => {
    const { body } = await server.ask(query, {
      variables,
      partnership,
      ...(who ? { cookie: cookies[who] ?? '' } : {}),
    });
    return body;
  };
  const data = async (who: string | null, query: string, variables?: object) => {
    const body = await ask(who, query, variables);
    expect(body.errors).toBeUndefined();
    return body.data as Record<string, Record<string, unknown>>;
  };
  const codeOf = async (who: string | null, query: string, variables?: object) =>
    (await ask(who, query, variables)).errors?.[0]?.extensions.code;

  it('tells who is signed in, and nobody when nobody is', async () => {
    expect(await data(null, '{ viewer { id } }')).toEqual({ viewer: null });
    expect(
      await data(
        'backbone',
        '{ viewer { isOperator memberships { roles email state partnership { slug paymentSchedule contractCap { amount } } organisation { name kinds } person { name } } } }',
      ),
    ).toMatchObject({
      viewer: {
        isOperator: false,
        memberships: [
          {
            roles: ['BACKBONE'],
            state: 'ACTIVE',
            partnership: { slug: 'north', paymentSchedule: 'BY_HAND', contractCap: { amount: '1000000.00' } },
            organisation: { name: 'The Backbone', kinds: ['BACKBONE'] },
          },
        ],
      },
    });
    expect(await codeOf(null, '{ partnership { id } }')).toBe('UNAUTHENTICATED');
    expect(await codeOf('operator', '{ partnership { id } }')).toBe('FORBIDDEN');
  });

  it('makes partnerships for the operator', async () => {
    const create = `mutation ($slug: String!, $cap: Decimal) { createPartnership(name: "South", slug: $slug,
      template: SCHOOL_ZONE, currency: "GBP", timeZone: "Europe/London", contractFrom: "2024-01-01",
      contractTo: "2028-12-31", contractCap: $cap) {
      ... on Partnership { slug template contractFrom sensitiveDomains contractCap { amount currency } } ${REFUSAL} } }`;
    expect(await data('operator', create, { slug: 'south' })).toMatchObject({
      createPartnership: {
        slug: 'south',
        template: 'SCHOOL_ZONE',
        contractFrom: '2024-01-01',
        contractCap: null,
      },
    });
    expect(await data('operator', create, { slug: 'south' })).toMatchObject({
      createPartnership: { code: 'IN_USE', field: 'slug' },
    });
    expect(await data('operator', create, { slug: 'west', cap: '1e3' })).toMatchObject({
      createPartnership: { code: 'INVALID', field: 'contractCap' },
    });
    expect(await codeOf('backbone', create, { slug: 'east' })).toBe('FORBIDDEN');
    expect(await codeOf(null, create, { slug: 'east' })).toBe('UNAUTHENTICATED');
  });

  it('lets the operator invite the first person, and see no more than that', async () => {
    const invite = `mutation { inviteFirstPerson(slug: "south", organisation: "South Backbone", name: "Ida", email: "ida@example.org") {
      ... on MadePartnership { slug stage } ${REFUSAL} } }`;
    expect(await codeOf('backbone', invite)).toBe('FORBIDDEN');
    expect(await data('operator', invite)).toEqual({
      inviteFirstPerson: { slug: 'south', stage: 'INVITED' },
    });
    const list = '{ partnershipsMade(first: 5) { totalCount edges { node { slug name madeAt stage } } } }';
    expect(await data('operator', list)).toMatchObject({
      partnershipsMade: { edges: [{ node: { slug: 'south', name: 'South', stage: 'INVITED' } }, {}] },
    });
    expect(await codeOf('backbone', list)).toBe('FORBIDDEN');
    expect(
      (await ask('operator', '{ members { totalCount } }', {}, 'south')).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
  });

  it('tells the backbone what comes next, and lets it correct the terms', async () => {
    const { setUp } = await data('backbone', '{ setUp { kind done missingKinds missingRoles } }');
    expect(setUp).toContainEqual({
      kind: 'RATE_CARD_DRAFTED',
      done: false,
      missingKinds: [],
      missingRoles: [],
    });
    expect(await codeOf('commissioner', '{ setUp { kind } }')).toBe('FORBIDDEN');
    const correct = `mutation ($name: String!, $currency: String! = "GBP") { correctPartnership(name: $name, currency: $currency,
      contractFrom: "2020-01-01", contractTo: "2039-12-31") { ... on Partnership { name currency } ${REFUSAL} } }`;
    expect(await data('backbone', correct, { name: 'North of here' })).toEqual({
      correctPartnership: { name: 'North of here', currency: 'GBP' },
    });
    expect(await data('backbone', correct, { name: 'North', currency: 'QQQ' })).toMatchObject({
      correctPartnership: { code: 'INVALID', field: 'currency' },
    });
    expect(await codeOf('commissioner', correct, { name: 'Mine' })).toBe('FORBIDDEN');
  });

  it('adds organisations and people', async () => {
    const { addOrganisation } = await data(
      'backbone',
      `mutation { addOrganisation(name: "Hill School", kinds: [ANCHOR, FUNDER]) { ... on Organisation { id kinds } ${REFUSAL} } }`,
    );
    expect(addOrganisation?.kinds).toEqual(['ANCHOR', 'FUNDER']);
    const add = `mutation ($email: String!, $at: ID!, $roles: [Role!]!) { addMember(email: $email, name: "Kit", organisationId: $at, roles: $roles) {
      ... on Membership { id state roles email person { name } } ${REFUSAL} } }`;
    const kit = { email: 'kit@example.org', at: addOrganisation?.id, roles: ['ANCHOR'] };
    const { addMember } = await data('backbone', add, kit);
    expect(addMember).toMatchObject({ state: 'INVITED', email: 'kit@example.org', person: { name: 'Kit' } });
    expect(await data('backbone', add, { ...kit, email: 'kit' })).toMatchObject({
      addMember: { code: 'INVALID', field: 'email' },
    });
    expect(await codeOf('backbone', add, { ...kit, roles: ['KING'] })).toBe('BAD_USER_INPUT');
    expect(await codeOf('backbone', add, { ...kit, at: 'nowhere' })).toBe('NOT_FOUND');
    expect(await codeOf('linkWorker', add, kit)).toBe('FORBIDDEN');
    const change = `mutation ($id: ID!) {
      inviteAgain(id: $id) { ... on Membership { state } ${REFUSAL} }
      changeMember(id: $id, roles: [ANCHOR, FUNDER], state: ENDED) { ... on Membership { state roles } ${REFUSAL} } }`;
    expect(await data('backbone', change, { id: addMember?.id })).toEqual({
      inviteAgain: { state: 'INVITED' },
      changeMember: { state: 'ENDED', roles: ['ANCHOR', 'FUNDER'] },
    });
    const page = await data(
      'backbone',
      '{ members(first: 2) { totalCount edges { cursor node { id state } } pageInfo { hasNextPage endCursor } } }',
    );
    expect(page.members).toMatchObject({
      totalCount: 9,
      edges: [{ node: { id: addMember?.id, state: 'ENDED' } }, {}],
      pageInfo: { hasNextPage: true },
    });
    const found = await data(
      'linkWorker',
      '{ organisations(kind: ANCHOR, search: "hill") { totalCount edges { node { name } } } }',
    );
    expect(found.organisations).toEqual({ totalCount: 1, edges: [{ node: { name: 'Hill School' } }] });
    expect(await data('backbone', '{ search(text: "hill") { kind name } }')).toEqual({
      search: [{ kind: 'ORGANISATION', name: 'Hill School' }],
    });
  });

  it('prices outcomes', async () => {
    const draft = `mutation ($input: RateCardInput!) { draftRateCard(input: $input) { ... on RateCard { id version status
      fullTimeHours tariffs { outcomeCode cohort price { amount } evidence after sustain { unit length breakDays breakRestarts } maximumPaid } } ${REFUSAL} } }`;
    const input = {
      effectiveFrom: '2024-02-29',
      fullTimeHours: '37.50',
      tariffs: [
        {
          outcomeCode: 'JOB',
          title: 'A job',
          domain: 'Work',
          price: '2200',
          evidence: ['DOCUMENT'],
          after: null,
        },
        {
          outcomeCode: 'JOB_13W',
          title: 'Kept',
          domain: 'Work',
          price: '17.30',
          evidence: ['DATA_MATCH'],
          after: 'JOB',
          sustain: { unit: 'FTE_WEEKS', length: '6.50' },
        },
      ],
    };
    const { draftRateCard } = await data('backbone', draft, { input });
    expect(draftRateCard).toMatchObject({
      version: 1,
      status: 'DRAFT',
      fullTimeHours: '37.5',
      tariffs: [
        {
          outcomeCode: 'JOB',
          cohort: 'NEW',
          price: { amount: '2200.00' },
          after: null,
          sustain: null,
          maximumPaid: null,
        },
        {
          price: { amount: '17.30' },
          sustain: { unit: 'FTE_WEEKS', length: '6.5', breakDays: 0, breakRestarts: true },
        },
      ],
    });
    const dear = { ...input, tariffs: [{ ...input.tariffs[0], price: '12.345' }] };
    expect(await data('backbone', draft, { input: dear })).toMatchObject({
      draftRateCard: { code: 'INVALID', field: 'tariffs.0.price' },
    });
    const id = draftRateCard?.id;
    expect(await data('commissioner', '{ today { kind count partnership { slug } } }')).toEqual({
      today: [
        { kind: 'RATE_CARDS_TO_PUBLISH', count: 1, partnership: { slug: 'north' } },
        { kind: 'FUNDING_MISSING', count: 1, partnership: { slug: 'north' } },
      ],
    });
    const publish = `mutation ($id: ID!) { publishRateCard(id: $id) { ... on RateCard { status publishedBy { name } publishedAt } ${REFUSAL} } }`;
    expect(await codeOf('backbone', publish, { id })).toBe('FORBIDDEN');
    expect(await data('commissioner', publish, { id })).toMatchObject({
      publishRateCard: { status: 'PUBLISHED' },
    });
    const update = `mutation ($id: ID!, $input: RateCardInput!) { updateRateCardDraft(id: $id, input: $input) { __typename ${REFUSAL} } }`;
    expect(await data('backbone', update, { id, input })).toMatchObject({
      updateRateCardDraft: { __typename: 'Refusal', code: 'WRONG_STATE' },
    });
    expect(
      await data(
        'linkWorker',
        '{ rateCards { id } rateCard(on: "2024-02-29") { id effectiveFrom provider { id } } early: rateCard(on: "2024-02-28") { id } }',
      ),
    ).toEqual({
      rateCards: [{ id }],
      rateCard: { id, effectiveFrom: '2024-02-29', provider: null },
      early: null,
    });
  });

  it('agrees who pays, and what is left', async () => {
    const funderId = await scene.organisation('The Council Fund');
    const agree = `mutation ($input: FundingAgreementInput!) { agreeFunding(input: $input) { ... on FundingAgreement { version
      contributions { label percent anchorPays kind cap { amount } paid { amount } headroom { amount } funder { name } } } ${REFUSAL} } }`;
    const top = { label: 'Top-up', kind: 'PERCENT', percent: '30', cap: '100.00', funderId };
    const contributions = [top, { label: 'Rest', kind: 'RESIDUAL', funderId }];
    expect(
      await data('commissioner', agree, { input: { effectiveFrom: '2024-01-01', contributions } }),
    ).toMatchObject({
      agreeFunding: {
        version: 1,
        contributions: [
          {
            percent: '30.00',
            anchorPays: false,
            cap: { amount: '100.00' },
            paid: { amount: '0.00' },
            headroom: { amount: '100.00' },
          },
          { percent: null, headroom: null, funder: { name: 'The Council Fund' } },
        ],
      },
    });
    expect(
      await data('commissioner', agree, { input: { effectiveFrom: '2024-01-01', contributions: [top] } }),
    ).toMatchObject({ agreeFunding: { code: 'NOT_BALANCED', field: 'contributions' } });
    expect(
      await data(
        'funder',
        '{ fundingAgreements { version } fundingAgreement { version contributions { label } } }',
      ),
    ).toEqual({
      fundingAgreements: [{ version: 1 }],
      fundingAgreement: { version: 1, contributions: [{ label: 'Top-up' }, { label: 'Rest' }] },
    });
    const change = `mutation ($on: Date!) {
      recordVariation(on: $on, newMaximum: "900000", reason: "Review") { ... on Partnership { contractCap { amount } } ${REFUSAL} }
      setPaymentSchedule(schedule: MONTHLY) { ... on Partnership { paymentSchedule } ${REFUSAL} } }`;
    expect(await data('backbone', change, { on: '2024-01-01' })).toEqual({
      recordVariation: { contractCap: { amount: '900000.00' } },
      setPaymentSchedule: { paymentSchedule: 'MONTHLY' },
    });
    expect(
      await data(
        'backbone',
        '{ headroom { maximum { amount } remaining { amount } contributions { label cap { amount } } variations { on reason by { name } newMaximum { amount } } } }',
      ),
    ).toMatchObject({
      headroom: {
        maximum: { amount: '900000.00' },
        remaining: { amount: '900000.00' },
        contributions: [
          { label: 'Top-up', cap: { amount: '100.00' } },
          { label: 'Rest', cap: null },
        ],
        variations: [{ on: '2024-01-01', reason: 'Review', newMaximum: { amount: '900000.00' } }],
      },
    });
    expect(await codeOf('funder', '{ headroom { paid { amount } } }')).toBe('FORBIDDEN');
  });
});
