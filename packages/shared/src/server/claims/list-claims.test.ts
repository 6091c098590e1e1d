import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, type Role } from '../../rules/index.js';
import {
  type ClaimScene,
  countStatements,
  type EveryTable,
  fillEveryTable,
  granted,
  makeClaimScene,
  makeScene,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { laddersOf, participants } from '../participants/index.js';
import type { Actor } from '../tenancy/index.js';
import {
  askAboutClaim,
  type ClaimFilter,
  type ClaimsRequest,
  claim,
  claims,
  claimsOfParticipants,
  exportClaims,
} from './index.js';

const on = calendarDate;

async function whole(parts: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

describe('the list of claims', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  const references = async (who: Actor, filter: ClaimFilter = {}, first = 100) =>
    (await claims(who, { first, filter, order: 'OLDEST' })).edges.map(({ node }) => node.reference);

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    const zoë = await scene.enrol({ givenName: 'Zoë', familyName: 'O_Neil' });
    await scene.submitted({ participantId: zoë.id });
    await scene.approved({ participantId: zoë.id, outcomeCode: 'STAY_3', achievedOn: on('2024-06-01') });
    await scene.verified({ achievedOn: on('2024-02-29') });
  });
  afterAll(() => database.close());

  it('is filtered by everything the schema names', async () => {
    const { backbone, providerId } = scene.people;
    const all = ['C-000001', 'C-000002', 'C-000003'];
    const find = (filter: ClaimFilter) => references(backbone, filter);
    expect(await find({})).toEqual(all);
    expect(await find({ states: ['APPROVED', 'VERIFIED'] })).toEqual(['C-000002', 'C-000003']);
    expect(await find({ states: [] })).toEqual([]);
    expect(await find({ outcomeCodes: ['STAY_3', 'EN\u0000TRY'] })).toEqual(['C-000002']);
    expect(await find({ providerId })).toEqual(all);
    expect(await find({ providerId: 'nobody' })).toEqual([]);
    expect(await find({ achievedFrom: on('2024-03-01'), achievedTo: on('2024-03-01') })).toEqual([
      'C-000001',
    ]);
    expect(await find({ participantId: 'nobody' })).toEqual([]);
    for (const search of ['zoe\u0308', 'ZOË o_', 'neil', 'p-000001'])
      expect(await find({ search })).toEqual(['C-000001', 'C-000002']);
    expect(await find({ search: 'c-000003' })).toEqual(['C-000003']);
    for (const search of ['%', 'o%neil', "'; DROP TABLE claim", '\\', 'c-000001 c-000002'])
      expect(await find({ search })).toEqual([]);
    expect(await find({ search: ' \u0000 ' })).toEqual(all);
    expect(await find({ unfunded: true })).toEqual([]);
    expect(await find({ unfunded: false })).toEqual(all);
    expect(await find({ awaitsAnswer: true })).toEqual([]);
    const { edges } = await claims(backbone, { first: 1 });
    const newest = edges[0]?.node;
    expect(newest?.reference).toBe('C-000003');
    expect(await find({ participantId: newest?.participant?.id ?? null })).toEqual(['C-000003']);
    granted(await askAboutClaim(backbone, { id: newest?.id ?? '', question: 'Which day?' }));
    expect(await find({ awaitsAnswer: true })).toEqual(['C-000003']);
    await database.owner.query(
      `UPDATE claim SET unfunded_reason = 'Nobody is left.' WHERE reference = 'C-000003'`,
    );
    expect(await find({ unfunded: true })).toEqual(['C-000003']);
    expect((await claim(backbone, newest?.id ?? ''))?.unfundedReason).toBe('Nobody is left.');
  });

  it('is paged by cursor, both ways, and counted when that is asked for', async () => {
    const { backbone } = scene.people;
    const walk = async (order: 'NEWEST' | 'OLDEST'): Promise<string[]> => {
      const found: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page = await claims(backbone, { first: 2, after, order, count: true }, new Set());
        expect(page.totalCount).toBe(3);
        found.push(...page.edges.map(({ node }) => node.reference));
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
      }
      return found;
    };
    expect(await walk('NEWEST')).toEqual(['C-000003', 'C-000002', 'C-000001']);
    expect(await walk('OLDEST')).toEqual(['C-000001', 'C-000002', 'C-000003']);
    expect((await claims(backbone, { first: 1 })).totalCount).toBe(0);
    for (const first of [0, 101, -1, 1.5])
      await expect(async () => claims(backbone, { first })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(claims(backbone, { first: 1, after: 'bm9uZQ' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('is sorted by date of achievement, submission and price, both ways, page by page', async () => {
    const { backbone } = scene.people;
    const walk = async (sort: ClaimsRequest['sort'], first = 2) => {
      const found: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page = await claims(backbone, { first, after, sort });
        found.push(...page.edges.map(({ node }) => node.reference.slice(-1)));
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
      }
      return found.join('');
    };
    expect(await walk({ by: 'ACHIEVED' })).toBe('312');
    expect(await walk({ by: 'ACHIEVED', descending: true }, 1)).toBe('213');
    expect(await walk({ by: 'SUBMITTED' })).toBe('123');
    expect(await walk({ by: 'SUBMITTED', descending: true })).toBe('321');
    expect(['213', '231']).toContain(await walk({ by: 'PRICE', descending: true }, 1));
    expect((await walk({ by: 'PRICE' }, 1)).at(-1)).toBe('2');
    const { endCursor: after } = (await claims(backbone, { first: 1 })).pageInfo;
    await expect(claims(backbone, { first: 1, after, sort: { by: 'PRICE' } })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    const file = await whole(exportClaims(backbone, {}, { sort: { by: 'ACHIEVED' } }));
    expect([...file.matchAll(/^C-00000(\d)/gm)].map(([, nth]) => nth).join('')).toBe('312');
    const oldest = await whole(exportClaims(backbone, {}, { order: 'OLDEST' }));
    expect([...oldest.matchAll(/^C-00000(\d)/gm)].map(([, nth]) => nth).join('')).toBe('123');
  });

  it('finds names as people type them', async () => {
    const { backbone } = scene.people;
    const people = [
      ['Siobhán', 'O’Brien'],
      ['Agnieszka', 'Zielińska'],
      ['Łucja', 'Østergård-Weiß'],
      ['Anne Marie', "D'Arcy"],
    ] as const;
    const names = new Map<string, string>();
    for (const [givenName, familyName] of people) {
      const { id } = await scene.enrol({ givenName, familyName });
      names.set((await scene.submitted({ participantId: id })).reference, familyName);
    }
    const found = async (search: string) => {
      const { edges } = await claims(backbone, { first: 100, filter: { search } });
      const listed = await participants(backbone, { first: 100, search });
      const byClaim = edges.map(({ node }) => names.get(node.reference) ?? node.reference).sort();
      expect(listed.edges.map(({ node }) => node.familyName).sort()).toEqual(byClaim);
      return byClaim.join();
    };
    for (const typed of ["o'brien", 'obrien', 'O’BRIEN', "siobhan o'b"])
      expect(await found(typed)).toBe('O’Brien');
    for (const typed of ['zielinska', 'ZIELIŃSKA', 'zielin\u0301ska'])
      expect(await found(typed)).toBe('Zielińska');
    for (const typed of ['ostergard weiss', 'Østergård‐Weiß', 'lucja'])
      expect(await found(typed)).toBe('Østergård-Weiß');
    for (const typed of ['anne-marie', 'anne marie', 'd’arcy', 'darcy'])
      expect(await found(typed)).toBe("D'Arcy");
    expect(await found('％')).toBe('');
  });

  it('costs as many statements for 25 rows as for one', async () => {
    const { backbone, verifier, linkWorker, funder } = scene.people;
    for (let n = 0; n < 22; n += 1) await scene.submitted();
    const page = (first: number, parts?: Parameters<typeof claims>[2]) =>
      countStatements(() => claims(backbone, { first, count: true }, parts));
    expect([await page(1, new Set()), await page(25, new Set())]).toEqual([1, 1]);
    expect(await page(25)).toBe(await page(1));
    const filters: ClaimFilter[] = [{}, { search: 'number' }, { decidedByMe: true }, { unfunded: true }];
    for (const who of [backbone, verifier, linkWorker, funder])
      for (const filter of filters) {
        const of = (first: number, by: 'PRICE' | 'ACHIEVED') => {
          const asked = { first, filter, count: true, sort: { by } };
          return countStatements(() => claims(who, asked, new Set(['participant'])));
        };
        expect([await of(1, 'PRICE'), await of(25, 'ACHIEVED')]).toEqual([1, 1]);
      }
    const list = (first: number) => countStatements(() => participants(backbone, { first, count: true }));
    expect([await list(1), await list(24)]).toEqual([1, 1]);
    const mine = (first: number) =>
      countStatements(() => participants(linkWorker, { first, mine: true, sort: { by: 'NAME' } }));
    expect([await mine(1), await mine(24)]).toEqual([1, 1]);
    const ids = (await participants(backbone, { first: 24 })).edges.map(({ node }) => node.id);
    expect(ids).toHaveLength(24);
    const own = (some: string[]) =>
      countStatements(() => claimsOfParticipants(backbone, some, { first: 2, count: true }, new Set()));
    expect([await own(ids.slice(0, 1)), await own(ids)]).toEqual([1, 1]);
    const ladders = (some: string[]) => countStatements(() => laddersOf(backbone, some));
    expect(await ladders(ids)).toBe(await ladders(ids.slice(0, 1)));
  });

  it('gives each participant their own claims', async () => {
    const { backbone, verifier } = scene.people;
    const found = await participants(backbone, { first: 2, search: 'zoë' });
    const [zoë] = found.edges.map(({ node }) => node.id);
    const other = (await participants(backbone, { first: 1 })).edges[0]?.node.id ?? '';
    const own = await claimsOfParticipants(verifier, [zoë ?? '', other, 'x'], { first: 1, count: true });
    expect(own.get(zoë ?? '')).toMatchObject({
      totalCount: 2,
      edges: [{ node: { reference: 'C-000002' } }],
      pageInfo: { hasNextPage: true },
    });
    expect(own.get(other)?.edges).toHaveLength(1);
    const after = own.get(zoë ?? '')?.pageInfo.endCursor;
    const next = await claimsOfParticipants(verifier, [zoë ?? ''], { first: 5, after });
    expect(next.get(zoë ?? '')?.edges.map(({ node }) => node.reference)).toEqual(['C-000001']);
  });

  it('is exported whole, safe for a spreadsheet', async () => {
    const { backbone, funder } = scene.people;
    const evil = await scene.enrol({ givenName: '=HYPERLINK("x")', familyName: '+44, or "quoted"' });
    await scene.submitted({ participantId: evil.id });
    const text = await whole(exportClaims(backbone));
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(31);
    expect(lines[0]).toMatch(/^\uFEFFClaim,Outcome,/);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")","'+44, or ""quoted"""`);
    expect(lines[1]).toContain(',2024-03-01,SUBMITTED,685.00,GBP,');
    const some = await whole(exportClaims(backbone, { search: 'c-000003' }));
    expect(some.trimEnd().split('\r\n')).toHaveLength(2);
    const shares = await whole(exportClaims(funder));
    expect(shares).toBe(
      '\uFEFFClaim,Outcome,Title,Domain,Provider,Achieved on,State,Price,Our share,Currency\r\n',
    );
    const nobody = await scene.person('University', 'ANALYST');
    await expect(exportClaims(nobody).next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is exported without names to those whose list on screen has none', async () => {
    const one = await scene.enrol({ givenName: 'Nomina', familyName: 'Nulla' });
    await scene.verified({ participantId: one.id });
    const { auditor, commissioner, verifier } = scene.people;
    expect(await whole(exportClaims(verifier))).toContain('Nomina');
    for (const who of [auditor, commissioner]) {
      const file = await whole(exportClaims(who));
      expect(file).toMatch(/^\uFEFFClaim,Outcome,Title,Domain,Provider,Achieved on,State,/);
      expect(file).toContain('VERIFIED');
      expect(file).not.toMatch(/Nomina|Nulla|P-\d/);
    }
  });
});

describe('what each role is shown of a claim', () => {
  let database: TestDatabase;
  let scene: Scene;
  let all: EveryTable;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    all = await fillEveryTable(database.owner, scene);
  });
  afterAll(() => database.close());

  const seen = async (role: Role, id: string) => claim(all.people[role], id);

  it('is everything for the backbone', async () => {
    expect(await seen('BACKBONE', all.claims.billed)).toMatchObject({
      participant: { givenName: 'Ada', birthDate: '1990-02-28', postcode: 'AB1 2CD', phase: 'ACTIVE' },
      shares: [
        { label: 'Rest', amount: { amount: 7000n, currency: 'GBP' } },
        { label: 'Top-up', amount: { amount: 3000n } },
      ],
      split: ['Top-up: 30 % of £100.00 = £30.00.', 'Rest: what is left = £70.00.'],
      evidence: [{ fileName: 'letter.pdf' }, { kind: 'DATA_MATCH' }],
      conversation: [{ text: 'Which day?', awaitsAnswer: true }],
      // the entry of the same day is no step before it on this card
      earlierClaims: [{ outcomeCode: 'BEFORE', state: 'BASELINE' }],
      warnings: [],
    });
  });

  it('is the name and the reference of the participant for a verifier, and no funder’s share', async () => {
    const view = await seen('VERIFIER', all.claims.billed);
    expect(view).toMatchObject({
      participant: {
        givenName: 'Ada',
        reference: 'P-1',
        birthDate: null,
        postcode: null,
        linkWorker: null,
        phase: null,
      },
      shares: [],
      split: [],
      evidence: [{ openedByMe: true }, { kind: 'DATA_MATCH' }],
    });
    expect(view?.earlierClaims).toHaveLength(1);
  });

  it('is states and money, and nobody’s name, for a commissioner', async () => {
    const view = await seen('COMMISSIONER', all.claims.billed);
    expect(view).toMatchObject({
      participant: null,
      evidence: [],
      conversation: [],
      earlierClaims: [],
      state: 'BILLED',
    });
    expect(view?.shares).toHaveLength(2);
  });

  it('is one’s own for a provider, without the funders’ shares', async () => {
    expect(await seen('LINK_WORKER', all.claims.elsewhere)).toBeNull();
    const view = await seen('LINK_WORKER', all.claims.billed);
    expect(view).toMatchObject({ participant: { postcode: 'AB1 2CD' }, shares: [], split: [], warnings: [] });
  });

  it('is what was verified for an auditor', async () => {
    expect(await seen('AUDITOR', all.claims.submitted)).toBeNull();
    const participant = (await seen('AUDITOR', all.claims.billed))?.participant;
    expect(participant).toMatchObject({ givenName: 'Ada' });
    // the name and the reference, and nothing of how they are supported
    const known = Object.entries(participant ?? {}).filter(([, value]) => value !== null);
    expect(known.map(([name]) => name).sort()).toEqual([
      'cohort',
      'familyName',
      'givenName',
      'id',
      'reference',
    ]);
  });

  it('is its own share for a funder, under a name of its own, and nothing that leads to a person', async () => {
    const { FUNDER } = all.people;
    expect(await seen('FUNDER', all.claims.billed)).toBeNull();
    const { edges, totalCount } = await claims(FUNDER, { first: 10, count: true });
    expect(totalCount).toBe(1);
    const node = edges[0]?.node;
    if (!node) throw new Error('A funder has its share.');
    expect(node).toMatchObject({
      state: 'BILLED',
      price: { amount: 10000n },
      shares: [{ funder: { name: 'First funder' }, amount: { amount: 3000n } }],
      participant: null,
      submittedAt: null,
      evidence: [],
      history: [],
      conversation: [],
      earlierClaims: [],
      warnings: [],
      split: [],
      actions: [],
    });
    expect(node.id).not.toBe(all.claims.billed);
    expect(node.reference).toMatch(/^F-[0-9A-F]{12}$/);
    expect(await claim(FUNDER, node.id)).toEqual(node);
    const counted = async (filter: ClaimFilter) => (await claims(FUNDER, { first: 10, filter })).edges.length;
    expect(await counted({ states: ['BILLED'], search: node.reference.toLowerCase(), unfunded: false })).toBe(
      1,
    );
    for (const filter of [
      { participantId: all.firstParticipantId },
      { search: 'ada' },
      { unfunded: true },
      { awaitsAnswer: true },
      { states: ['PAID' as const] },
    ])
      expect(await counted(filter)).toBe(0);
    // and with another role beside it, the view of that role
    const both = await scene.person('First provider', 'LINK_WORKER', 'FUNDER');
    expect(await claim(both, all.claims.billed)).toMatchObject({
      participant: { givenName: 'Ada' },
      shares: [],
    });
  });

  it('is nothing for the others, and nothing in another partnership', async () => {
    for (const role of ['ASSESSOR', 'INVESTOR', 'REFERRER', 'ANCHOR', 'ANALYST'] as const)
      await expect(seen(role, all.claims.billed)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const other = await makeClaimScene(database.owner);
    for (const who of [
      other.people.backbone,
      other.people.verifier,
      other.people.funder,
      other.people.linkWorker,
    ]) {
      expect(await claim(who, all.claims.billed)).toBeNull();
      expect((await claims(who, { first: 10, count: true })).totalCount).toBe(0);
    }
  });
});
