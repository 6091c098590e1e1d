import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, ROLES } from '../../rules/index.js';
import {
  type ClaimScene,
  countStatements,
  type EveryTable,
  fillEveryTable,
  granted,
  makeClaimScene,
  makeScene,
  type Person,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { openRecord, recordLooks } from '../audit/index.js';
import { approveClaim, claim, verifyClaim, verifyClaims } from '../claims/index.js';
import { contactKinds, recordContact, setContactKinds } from '../contacts/index.js';
import { referralMeasures } from '../measures/index.js';
import { mergeParticipants } from '../merging/index.js';
import { fileEverybody, metBefore } from '../met-before/index.js';
import { participant, participants } from '../participants/index.js';
import { referral } from '../referrals/index.js';
import { searchEverything } from '../search/index.js';
import { type Actor, systemActor, withTenant } from '../tenancy/index.js';
import { recordSeal, sealChoices, sealRecord, setSealOpeners, unsealRecord } from './index.js';

const REASON = 'Somebody who hurt them looks for them.';

/** What else is told of a sealed record: ids in the trail and in money, by whom domain.md names. */
const TELLS_IDS = new Set([
  'audit_entry',
  'audit_note',
  'audit_sample_claim',
  'claim',
  'ledger_entry',
  'ledger_transaction',
  'outbox',
  'payment_run_claim',
]);

describe('a sealed record', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  describe('with a row in every table', () => {
    let scene: Scene;
    let filled: EveryTable;
    let named: Person;
    let beside: Person;
    let ids: string[];

    /** Every row of every table and view that somebody sees, as text. */
    const seenBy = (actor: Actor): Promise<{ name: string; rows: string }[]> =>
      withTenant(actor, async (tenant) => {
        const { rows: tables } = await database.owner.query<{ name: string; columns: string }>(`
          SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ') AS columns FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
            AND c.relname NOT IN ('migrations', 'person') AND has_column_privilege('weft_app', c.oid, a.attnum, 'SELECT')
          GROUP BY 1`);
        const seen: { name: string; rows: string }[] = [];
        for (const { name, columns } of tables) {
          const row = await tenant.row<{ rows: string | null }>(
            `SELECT string_agg(to_jsonb(t)::text, E'\\n' ORDER BY to_jsonb(t)::text) AS rows FROM (SELECT ${columns} FROM ${name}) t`,
          );
          seen.push({ name, rows: row?.rows ?? '' });
        }
        return seen;
      });

    beforeAll(async () => {
      scene = await makeScene(database.owner);
      filled = await fillEveryTable(database.owner, scene);
      named = filled.people.BACKBONE;
      beside = await scene.person('Backbone', 'BACKBONE');
      await database.owner.query(
        `UPDATE participant SET given_name = 'Zenobia', family_name = 'Quill' WHERE id = $1`,
        [filled.firstParticipantId],
      );
      // the offered referral becomes this person's
      await database.owner.query(
        `UPDATE referral SET state = 'STARTED', participant_id = $2, given_name = 'Zenobia', family_name = 'Quill'
         WHERE partnership_id = $1 AND state = 'OFFERED'`,
        [scene.partnershipId, filled.firstParticipantId],
      );
      const { rows } = await database.owner.query<{ id: string }>(
        `SELECT id FROM referral WHERE partnership_id = $1 AND participant_id = $2`,
        [scene.partnershipId, filled.firstParticipantId],
      );
      ids = [filled.firstParticipantId, ...rows.map(({ id }) => id)];
      expect(ids).toHaveLength(2);
    });

    it('is in no table and no view for whoever is not named, and in all of them for who is', async () => {
      const others = [
        beside,
        ...ROLES.filter((role) => role !== 'BACKBONE').map((role) => filled.people[role]),
      ];
      const before = await seenBy(named);
      const mentions = (rows: string): boolean =>
        /Zenobia|Quill/.test(rows) || ids.some((id) => rows.includes(id));
      expect(before.filter(({ rows }) => mentions(rows)).length).toBeGreaterThan(25);
      granted(
        await sealRecord(named, {
          recordId: filled.firstParticipantId,
          reason: REASON,
          personIds: [filled.people.AUDITOR.personId],
        }),
      );
      for (const other of others.filter(({ personId }) => personId !== filled.people.AUDITOR.personId)) {
        const told = (await seenBy(other)).filter(
          ({ name, rows }) => mentions(rows) && !(TELLS_IDS.has(name) && !/Zenobia|Quill/.test(rows)),
        );
        expect(told.map(({ name }) => name)).toEqual([]);
      }
      const lost = (await seenBy(named)).filter(
        ({ name, rows }) => rows.length < (before.find((one) => one.name === name)?.rows.length ?? 0),
      );
      expect(lost.map(({ name }) => name)).toEqual([]);
    });

    it('keeps its claims’ evidence, files, history and conversation from who is not named', async () => {
      for (const table of ['evidence', 'claim_event', 'claim_message', 'evidence_measure']) {
        const count = (actor: Actor) =>
          withTenant(actor, (tenant) =>
            tenant.rows(`SELECT FROM ${table} WHERE claim_id = $1`, [filled.claims.billed]),
          );
        expect((await count(named)).length, table).toBeGreaterThan(0);
        for (const other of [beside, filled.people.VERIFIER, filled.people.LINK_WORKER])
          expect(await count(other), table).toEqual([]);
      }
      const files = (actor: Actor) => withTenant(actor, (tenant) => tenant.rows('SELECT id FROM upload'));
      expect((await files(beside)).length).toBeLessThan((await files(named)).length);
      // also the file that one uploaded oneself
      const own = await withTenant(filled.people.LINK_WORKER, (tenant) => tenant.rows('SELECT FROM upload'));
      expect(own).toEqual([]);
    });

    it('is the system’s to work on, and nobody’s to write about who is not named', async () => {
      const system = systemActor(scene.partnershipId);
      const [row] = await withTenant(system, (tenant) =>
        tenant.rows('SELECT FROM milestone WHERE participant_id = $1', [filled.firstParticipantId]),
      );
      expect(row).toBeDefined();
      await expect(
        withTenant(filled.people.LINK_WORKER, (tenant) =>
          tenant.execute(
            `INSERT INTO phase_change (partnership_id, participant_id, from_phase, to_phase, on_date, reason, recorded_by, recorded_at)
             VALUES ($1, $3, 'ACTIVE', 'CLOSED', '2026-01-01', 'MOVED', $2, now())`,
            [scene.partnershipId, filled.people.LINK_WORKER.personId, filled.firstParticipantId],
          ),
        ),
      ).rejects.toThrow(/row-level security/);
      const changed = await withTenant(beside, (tenant) =>
        tenant.execute('UPDATE participant SET given_name = $2 WHERE id = $1', [
          filled.firstParticipantId,
          'Found',
        ]),
      );
      expect(changed).toBe(0);
    });
  });

  describe('through the use cases', () => {
    let scene: ClaimScene;
    let backbone: Person;
    let other: Person;
    let id: string;
    let reference: string;

    beforeAll(async () => {
      scene = await makeClaimScene(database.owner);
      ({ backbone, otherBackbone: other } = scene.people);
      ({ id, reference } = await scene.enrol({
        givenName: 'Zenobia',
        familyName: 'Quill',
        birthDate: calendarDate('1988-04-12'),
        postcode: 'HD1 2AB',
      }));
      await scene.enrol();
      await fileEverybody(systemActor(scene.partnershipId));
    });
    const seal = (actor: Person, ...people: Person[]) =>
      sealRecord(actor, { recordId: id, reason: REASON, personIds: people.map(({ personId }) => personId) });

    it('asks for a reason and for a second person who would see it anyhow', async () => {
      expect(await seal(backbone)).toMatchObject({ code: 'OUT_OF_RANGE', field: 'personIds' });
      expect(await seal(backbone, scene.people.funder)).toMatchObject({
        code: 'INVALID',
        field: 'personIds',
      });
      expect(
        await sealRecord(backbone, { recordId: id, reason: 'x', personIds: [other.personId] }),
      ).toMatchObject({ code: 'INVALID', field: 'reason' });
      const elsewhere = await scene.person('Another provider', 'PROVIDER_MANAGER');
      await expect(seal(elsewhere, backbone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      for (const actor of [scene.people.linkWorker, scene.people.verifier])
        await expect(seal(actor, backbone)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect((await sealChoices(scene.people.manager, id)).map(({ person }) => person.id)).not.toContain(
        elsewhere.personId,
      );
    });

    it('counts the same for who is not named as if it were not there', async () => {
      const { linkWorker, manager, verifier } = scene.people;
      const dataLead = await scene.person('The Backbone', 'DATA_LEAD');
      const open = { from: calendarDate('2020-01-01'), to: calendarDate('2039-12-31') };
      const counts = async (actor: Person) => ({
        people: (await participants(actor, { first: 25, count: true })).totalCount,
        found: (await searchEverything(actor, { text: 'Quill' })).length,
      });
      const submitted = await scene.submitted({ participantId: id });
      const before = await counts(other);
      const withIt = await referralMeasures(dataLead, open);
      const made = granted(await seal(manager, backbone, linkWorker));
      expect(made).toMatchObject({ openers: { length: 3 }, gaps: ['VERIFY'], endedAt: null });
      const after = await counts(other);
      expect(after).toEqual({ people: (before.people ?? 0) - 1, found: before.found - 1 });
      expect(await counts(backbone)).toEqual(before);
      const without = await referralMeasures(dataLead, open);
      // nobody's figures have it in them: an episode of support that goes on is one fewer, for who is named too
      const going = (of: typeof withIt) => of.supportGoing.count;
      expect(going(without)).toBe(Number(going(withIt)) - 1);
      expect(going(await referralMeasures(backbone, open))).toBe(going(without));

      const asked = {
        givenName: 'Zenobia',
        familyName: 'Quill',
        birthDate: '1988-04-12',
        postcode: 'HD1 2AB',
      };
      const assessor = await scene.person('The Backbone', 'ASSESSOR');
      expect(await metBefore(assessor, asked)).toEqual([]);
      expect((await metBefore(backbone, asked)).map((one) => one.id)).toEqual([id]);
      expect(await participant(other, id)).toBeNull();
      expect(await recordSeal(other, id)).toBeNull();
      expect(await participant(linkWorker, id)).toMatchObject({ givenName: 'Zenobia' });
      expect(
        await openRecord(dataLead, { reference, reason: 'I want to see them.', hours: 1 }),
      ).toMatchObject({
        code: 'INVALID',
        field: 'reference',
      });
      await expect(seal(other, backbone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await seal(backbone, manager)).toMatchObject({ code: 'WRONG_STATE' });

      // the claim is there without its person, and decided on by those who are named
      expect(await claim(other, submitted.id)).toMatchObject({
        reference: submitted.reference,
        isSealed: true,
        participant: null,
        evidence: [],
        history: [],
        actions: [],
        earlierClaims: [],
      });
      await expect(approveClaim(other, { id: submitted.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      granted(await approveClaim(backbone, { id: submitted.id }));
      await expect(verifyClaim(verifier, { id: submitted.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await verifyClaims(verifier, { ids: [submitted.id] })).toMatchObject([{ code: 'INVALID' }]);
    });

    it('is opened to others, and closed to who is taken off, by those who are named', async () => {
      const { manager, linkWorker, verifier } = scene.people;
      const name = (actor: Person, ...people: Person[]) =>
        setSealOpeners(actor, { recordId: id, personIds: people.map(({ personId }) => personId) });
      await expect(name(other, backbone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(granted(await name(backbone, manager, verifier)).gaps).toEqual([]);
      expect(await participant(linkWorker, id)).toBeNull();
      const [waiting] = await withTenant(verifier, (tenant) =>
        tenant.rows<{ id: string }>('SELECT id FROM claim WHERE participant_id = $1', [id]),
      );
      expect(granted(await verifyClaim(verifier, { id: waiting?.id ?? '' }))).toMatchObject({
        state: 'VERIFIED',
        isSealed: false,
        participant: { givenName: 'Zenobia' },
      });
      // nobody puts themself back
      const standing = await recordSeal(backbone, id);
      await expect(
        withTenant(linkWorker, (tenant) =>
          tenant.execute(
            `INSERT INTO seal_opener (partnership_id, seal_id, person_id, named_by, named_at)
             SELECT $1, $2, $3, $3, now()`,
            [scene.partnershipId, standing?.id, linkWorker.personId],
          ),
        ),
      ).rejects.toThrow(/row-level security/);
    });

    it('tells those who may open it who tried to, and who tried nothing', async () => {
      const { manager, linkWorker } = scene.people;
      const looks = async (by: Person) =>
        (await recordLooks(by, id)).map(({ person, refused }) => [person?.id, refused]);
      const told = await looks(backbone);
      expect(told).toContainEqual([other.personId, true]);
      expect(told).toContainEqual([backbone.personId, false]);
      expect(told).not.toContainEqual([backbone.personId, true]);
      // who was named until a while ago, and looked before and after
      expect(told).toEqual(
        expect.arrayContaining([
          [linkWorker.personId, false],
          [linkWorker.personId, true],
        ]),
      );
      expect(await looks(manager)).toEqual(told);
      // whoever is refused has the answer of an id that was never given, by as many statements
      const nobodys = randomUUID();
      for (const look of [participant, recordSeal, recordLooks] as const) {
        const answers = await Promise.all([look(other, id), look(other, nobodys)]);
        expect(answers[0]).toEqual(answers[1]);
        const took = [await countStatements(() => look(other, id))];
        expect(took).toEqual([await countStatements(() => look(other, nobodys))]);
      }
    });

    it('is there for everybody again when it is unsealed', async () => {
      await expect(unsealRecord(other, { recordId: id, reason: REASON })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(await unsealRecord(backbone, { recordId: id, reason: '' })).toMatchObject({ field: 'reason' });
      expect(
        granted(await unsealRecord(backbone, { recordId: id, reason: 'They have moved away.' })).endedAt,
      ).toBeInstanceOf(Date);
      expect(await participant(other, id)).toMatchObject({ givenName: 'Zenobia' });
      expect(await recordSeal(backbone, id)).toBeNull();
      expect((await sealChoices(other, id)).length).toBeGreaterThan(2);
      // that it was sealed is told to whom it named, and to nobody else
      const refused = async (by: Person) => (await recordLooks(by, id)).some((look) => look.refused);
      expect([await refused(backbone), await refused(other)]).toEqual([true, false]);
    });
  });

  it('keeps the meaning of the words it is recorded in, whoever edits the list of them', async () => {
    const scene = await makeClaimScene(database.owner);
    const { backbone, otherBackbone, linkWorker, manager } = scene.people;
    const { id } = await scene.enrol();
    granted(
      await recordContact(linkWorker, {
        participantId: id,
        clientKey: randomUUID(),
        kind: 'VISIT',
        on: calendarDate('2024-05-06'),
        seen: true,
      }),
    );
    granted(await sealRecord(manager, { recordId: id, reason: REASON, personIds: [backbone.personId] }));
    const renamed = async (actor: Person) => {
      const kinds = (await contactKinds(actor)).map((kind) =>
        kind.code === 'VISIT' ? { ...kind, title: 'Telephone call' } : kind,
      );
      return setContactKinds(actor, { kinds });
    };
    for (const actor of [backbone, otherBackbone])
      expect(await renamed(actor)).toMatchObject({ code: 'IN_USE' });
  });

  it('goes along when somebody who can open it makes it one with another record', async () => {
    const scene = await makeClaimScene(database.owner);
    const { manager, otherBackbone } = scene.people;
    const assessor = await scene.person('The Backbone', 'ASSESSOR');
    const [sealed, open] = [await scene.enrol({ familyName: 'Quill' }), await scene.enrol()];
    granted(
      await sealRecord(manager, { recordId: sealed.id, reason: REASON, personIds: [assessor.personId] }),
    );
    const choices = {
      nameFrom: 'KEPT',
      birthDateFrom: 'KEPT',
      postcodeFrom: 'KEPT',
      supportFrom: 'KEPT',
    } as const;
    const merge = (actor: Person) =>
      mergeParticipants(actor, { keptId: open.id, mergedId: sealed.id, baselines: [], ...choices });
    await expect(merge(otherBackbone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    granted(await merge(assessor));
    expect(await participant(otherBackbone, open.id)).toBeNull();
    expect(await recordSeal(manager, open.id)).toMatchObject({ recordId: open.id, reason: REASON });
  });

  it('stays sealed when a referral becomes a participant, and seals whom they are referred as again', async () => {
    const scene = await makeScene(database.owner);
    const backbone = await scene.person('The Backbone', 'BACKBONE');
    const assessor = await scene.person('The Backbone', 'ASSESSOR');
    const provider = await scene.organisation('First Steps', 'PROVIDER');
    const refer = async (reference: string): Promise<string> => {
      const { rows } = await database.owner.query<{ id: string }>(
        `INSERT INTO referral (partnership_id, reference, channel, safe_way, given_name, family_name, lawful_basis, told,
           referred_on, received_at, moved_at, state, provider_id)
         VALUES ($1, $2, 'SELF', 'CALL', 'Zenobia', 'Quill', 'PUBLIC_TASK', 'All', '2025-06-01', now(), now(), 'OFFERED', $3)
         RETURNING id`,
        [scene.partnershipId, reference, provider],
      );
      return rows[0]?.id ?? '';
    };
    const start = async (referralId: string, participantId: string): Promise<void> => {
      await withTenant(systemActor(scene.partnershipId), (tenant) =>
        tenant.execute(`UPDATE referral SET state = 'STARTED', participant_id = $2 WHERE id = $1`, [
          referralId,
          participantId,
        ]),
      );
    };
    const first = await refer('R-1');
    const second = await refer('R-2');
    granted(await sealRecord(backbone, { recordId: first, reason: REASON, personIds: [assessor.personId] }));
    const other = await scene.person('The Backbone', 'BACKBONE');
    expect(await referral(other, first)).toBeNull();
    expect(await referral(assessor, first)).not.toBeNull();
    const { rows } = await database.owner.query<{ id: string }>(
      `INSERT INTO participant (partnership_id, reference, given_name, family_name, provider_id, enrolled_on)
       VALUES ($1, 'P-1', 'Zenobia', 'Quill', $2, '2025-07-01') RETURNING id`,
      [scene.partnershipId, provider],
    );
    const id = rows[0]?.id ?? '';
    await start(first, id);
    expect(await participant(other, id)).toBeNull();
    expect(await recordSeal(assessor, id)).toMatchObject({ recordId: id });
    expect(await referral(other, second)).not.toBeNull();
    await start(second, id);
    expect(await referral(other, second)).toBeNull();
    expect(await referral(backbone, second)).not.toBeNull();
  });
});
