import { readFileSync } from 'node:fs';
import { type ClaimScene, LINES, makeClaimScene, type Person } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from './schema.js';
import { type TestServer, testServer } from './testing/test-server.js';

const contract = readFileSync(new URL('../../../contract/schema.graphql', import.meta.url), 'utf8');
const CODES = [...(/enum RefusalCode \{([^}]*)\}/.exec(contract)?.[1] ?? '').matchAll(/^\s*([A-Z_]+)/gm)].map(
  ([, code]) => code,
);

const LINE = {
  outcomeCode: 'ENTRY',
  title: 'Entry into a home',
  domain: 'Accommodation',
  price: '700',
  evidence: ['DOCUMENT'],
};
const SIGNED = { kind: 'SELF_CERTIFICATION', statement: 'I moved in on Monday.' };

interface Provoked {
  readonly code: string;
  readonly field: string | null;
  /** what the person did who is refused */
  readonly when: string;
  /** Sets the scene and sends the mutation; answers with what stood under it. */
  provoke(): Promise<unknown>;
}

describe('every refusal of the contract, provoked over GraphQL', () => {
  let server: TestServer;
  let scene: ClaimScene;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    server = await testServer(await apiSchema());
    scene = await makeClaimScene(server.database.owner);
  });
  afterAll(() => server.close());

  const send = async (
    who: Person,
    mutation: string,
    variables: object = {},
    slug = scene.slug,
  ): Promise<unknown> => {
    const cookie = cookies.get(who.personId) ?? (await server.cookieFor(who.personId));
    cookies.set(who.personId, cookie);
    const { body } = await server.ask(mutation, { variables, cookie, partnership: slug });
    expect(body.errors).toBeUndefined();
    return Object.values(body.data ?? {})[0];
  };
  const refusal = '{ __typename ... on Refusal { code field message } }';
  const submit = async (given: object, participantId?: string): Promise<unknown> =>
    send(
      scene.people.linkWorker,
      `mutation ($input: ClaimInput!) { submitClaim(input: $input) ${refusal} }`,
      {
        input: {
          participantId: participantId ?? (await scene.enrol()).id,
          outcomeCode: 'ENTRY',
          achievedOn: '2024-03-01',
          evidence: [SIGNED],
          ...given,
        },
      },
    );
  const publish = async (effectiveFrom: string, here: ClaimScene): Promise<unknown> => {
    const draft = `mutation ($input: RateCardInput!) { draftRateCard(input: $input) { ... on RateCard { id } } }`;
    const input = { effectiveFrom, tariffs: [LINE] };
    const { id } = (await send(here.people.backbone, draft, { input }, here.slug)) as { id: string };
    return send(
      here.people.commissioner,
      `mutation { publishRateCard(id: "${id}") ${refusal} }`,
      {},
      here.slug,
    );
  };

  const PROVOKED: readonly Provoked[] = [
    {
      code: 'ALREADY_CLAIMED',
      field: 'outcomeCode',
      when: 'the outcome has a live claim',
      async provoke() {
        const { id } = await scene.enrol();
        await scene.submitted({ participantId: id });
        return submit({}, id);
      },
    },
    {
      code: 'NOT_ON_RATE_CARD',
      field: 'outcomeCode',
      when: 'no card prices the outcome',
      provoke: () => submit({ outcomeCode: 'DANCE' }),
    },
    {
      code: 'EVIDENCE_MISSING',
      field: 'evidence',
      when: 'nothing is attached',
      provoke: () => submit({ evidence: [] }),
    },
    {
      code: 'EARLIER_OUTCOME_MISSING',
      field: 'outcomeCode',
      when: 'the outcome before it was not claimed',
      provoke: () => submit({ outcomeCode: 'STAY_3', achievedOn: '2024-06-01' }),
    },
    {
      code: 'TOO_SOON',
      field: 'achievedOn',
      when: 'a stay of three months ends a day early',
      async provoke() {
        const { id } = await scene.enrol();
        await scene.submitted({ participantId: id });
        return submit({ outcomeCode: 'STAY_3', achievedOn: '2024-05-31' }, id);
      },
    },
    {
      code: 'OUT_OF_RANGE',
      field: 'achievedOn',
      when: 'the date is before the enrolment',
      provoke: () => submit({ achievedOn: '2023-12-31' }),
    },
    {
      code: 'WRONG_STATE',
      field: null,
      when: 'a claim is approved a second time',
      async provoke() {
        const { id } = await scene.approved();
        return send(scene.people.otherBackbone, `mutation { approveClaim(id: "${id}") ${refusal} }`);
      },
    },
    {
      code: 'SAME_PERSON',
      field: null,
      when: 'who submitted a claim approves it',
      async provoke() {
        const both = await scene.person('First Steps', 'LINK_WORKER', 'BACKBONE');
        const { id } = await scene.enrol({}, both);
        const made = await send(
          both,
          `mutation ($input: ClaimInput!) { submitClaim(input: $input) { ... on Claim { id } } }`,
          { input: scene.input(id) },
        );
        return send(both, `mutation { approveClaim(id: "${(made as { id: string }).id}") ${refusal} }`);
      },
    },
    {
      code: 'CAP_REACHED',
      field: 'outcomeCode',
      when: 'the card pays for two courses a year, and this is the third',
      async provoke() {
        await scene.submitted({ outcomeCode: 'COURSE' });
        await scene.submitted({ outcomeCode: 'COURSE' });
        return submit({ outcomeCode: 'COURSE' });
      },
    },
    {
      code: 'OVERLAP',
      field: 'effectiveFrom',
      when: 'two versions of a card take effect on one day',
      async provoke() {
        const here = await makeClaimScene(server.database.owner, { lines: null });
        await here.publish(LINES, { from: '2024-02-29' });
        return publish('2024-02-29', here);
      },
    },
    {
      code: 'NOT_BALANCED',
      field: 'contributions',
      when: 'thirty per cent are all that anybody pays',
      provoke: () =>
        send(
          scene.people.commissioner,
          `mutation ($input: FundingAgreementInput!) { agreeFunding(input: $input) ${refusal} }`,
          {
            input: {
              effectiveFrom: '2024-01-01',
              contributions: [
                { label: 'Top-up', kind: 'PERCENT', percent: '30', funderId: scene.people.funderId },
              ],
            },
          },
        ),
    },
    {
      code: 'INVALID',
      field: 'contributions.0.percent',
      when: 'a percentage has three decimals',
      provoke: () =>
        send(
          scene.people.commissioner,
          `mutation ($input: FundingAgreementInput!) { agreeFunding(input: $input) ${refusal} }`,
          {
            input: {
              effectiveFrom: '2024-01-01',
              contributions: [
                { label: 'Top-up', kind: 'PERCENT', percent: '30.125', funderId: scene.people.funderId },
              ],
            },
          },
        ),
    },
    {
      code: 'IN_USE',
      field: 'effectiveFrom',
      when: 'a new price would reach back to a live claim',
      async provoke() {
        const here = await makeClaimScene(server.database.owner);
        await here.submitted();
        return publish('2024-03-01', here);
      },
    },
  ];

  it('leaves none out', () => {
    expect(CODES).toHaveLength(13);
    expect(PROVOKED.map(({ code }) => code)).toEqual(CODES);
  });

  it.each(PROVOKED)('$code: $when', async ({ code, field, provoke }) => {
    const said = (await provoke()) as { message: string };
    expect(said).toMatchObject({ __typename: 'Refusal', code, field });
    expect(said.message).toMatch(/^[\p{Lu}“].{8,}[.?]$/u);
  });
});
