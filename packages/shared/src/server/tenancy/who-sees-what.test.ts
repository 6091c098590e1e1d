import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may, ROLES, type Role } from '../../rules/index.js';
import {
  type EveryTable,
  fillEveryTable,
  makeScene,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import type { Actor } from './actor.js';
import { systemActor } from './actor.js';
import { withTenant } from './with-tenant.js';

type Counts = Partial<Record<Role, number>>;

const everyone = (count: number): Counts => Object.fromEntries(ROLES.map((role) => [role, count]));
const only = (count: number, ...roles: Role[]): Counts =>
  Object.fromEntries(roles.map((role) => [role, count]));

/** As many as there are. */
const ALL = -1;

/** Of the rows that `fillEveryTable` writes; a role that is not named sees none. */
const SEES: Record<string, Counts> = {
  partnership: everyone(1),
  organisation: everyone(14),
  // everyone: oneself; those who work on records: the names of all who do; the rest: their own organisation's
  membership: {
    ...everyone(1),
    ...only(
      14,
      'BACKBONE',
      'ASSESSOR',
      'DATA_LEAD',
      'PROVIDER_MANAGER',
      'LINK_WORKER',
      'VERIFIER',
      'COMMISSIONER',
      'AUDITOR',
    ),
  },
  invitation: only(1, 'BACKBONE'),
  variation: only(1, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR'),
  forecast_plan: only(1, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
  forecast_period: only(1, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
  reference_counter: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  // the draft for those who make and agree it; the second provider's own card not for the first
  rate_card: {
    ...only(3, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER'),
    ...only(2, 'ASSESSOR', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  tariff: {
    ...only(5, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER'),
    ...only(4, 'ASSESSOR', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR'),
    ...only(3, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  funding_agreement: only(
    1,
    'BACKBONE',
    'DATA_LEAD',
    'COMMISSIONER',
    'VERIFIER',
    'AUDITOR',
    'FUNDER',
    'INVESTOR',
  ),
  contribution: only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR'),
  // until it is agreed, for those who make it and those who agree
  funding_proposal: only(1, 'BACKBONE', 'COMMISSIONER'),
  proposed_contribution: only(1, 'BACKBONE', 'COMMISSIONER'),
  // the data lead opens a record when there is a reason (opened-records.test.ts)
  participant: {
    ...only(2, 'BACKBONE', 'ASSESSOR', 'VERIFIER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  // a merged record is there for nobody
  participant_merge: only(1, 'BACKBONE', 'ASSESSOR'),
  merge_move: {},
  different_people: only(1, 'BACKBONE', 'ASSESSOR'),
  clash_decision: only(1, 'BACKBONE', 'ASSESSOR', 'VERIFIER', 'AUDITOR'),
  // a verifier and an auditor know the name, not the birth date
  participant_detail: {
    ...only(2, 'BACKBONE', 'ASSESSOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  enrolment: {
    ...only(2, 'BACKBONE', 'ASSESSOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  // what a record said before it was put right is as much of the person as the record
  participant_correction: {
    ...only(2, 'BACKBONE', 'ASSESSOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  baseline: {
    ...only(2, 'BACKBONE', 'ASSESSOR', 'VERIFIER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  // whoever checks claims knows what was achieved, and nothing of how people live meanwhile
  status_spell: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  worked_hours: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  milestone: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  // who was met when is for those who work with people
  contact_kind: only(1, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  contact: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  standing_contact: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  activity_group: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  group_member: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  sitting: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  last_seen: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  support_plan: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  phase_change: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  worker_move: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  circumstance: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  // the hub; the first provider asks for the one, and is asked for the other
  transfer: only(2, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  // the hub; the first provider asks for the one, and works beside in the other, by this worker
  joint_work: only(2, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  // whoever writes about people
  deficit_word: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER', 'REFERRER', 'ANCHOR'),
  // questions are nobody's record; a draft is for those who make it
  instrument: {
    BACKBONE: 2,
    ...only(
      1,
      'ASSESSOR',
      'DATA_LEAD',
      'PROVIDER_MANAGER',
      'LINK_WORKER',
      'COMMISSIONER',
      'VERIFIER',
      'AUDITOR',
    ),
  },
  assessment: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  // one of two is not agreed yet
  measure_rule: {
    ...only(2, 'BACKBONE', 'COMMISSIONER'),
    ...only(1, 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER', 'AUDITOR'),
  },
  // as the evidence beside which it stands
  evidence_measure: {
    ...only(2, 'BACKBONE', 'VERIFIER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  // what people sign is no secret of who take signatures; what somebody signed is seen beside the evidence that it is
  signature_wording: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  signed_statement: {
    ...only(2, 'BACKBONE', 'ASSESSOR', 'VERIFIER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  evidence_signature: {
    ...only(2, 'BACKBONE', 'VERIFIER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  claim: {
    ...only(3, 'BACKBONE', 'DATA_LEAD', 'VERIFIER', 'COMMISSIONER'),
    ...only(2, 'PROVIDER_MANAGER', 'LINK_WORKER', 'AUDITOR'),
  },
  // the commissioner reads states and money
  evidence: {
    ...only(3, 'BACKBONE', 'VERIFIER'),
    ...only(2, 'PROVIDER_MANAGER', 'LINK_WORKER', 'AUDITOR'),
  },
  upload: {
    ...only(3, 'BACKBONE', 'VERIFIER'),
    ...only(2, 'PROVIDER_MANAGER', 'LINK_WORKER', 'AUDITOR'),
  },
  evidence_opening: only(3, 'BACKBONE', 'DATA_LEAD', 'VERIFIER'),
  claim_event: {
    ...only(3, 'BACKBONE', 'DATA_LEAD', 'VERIFIER', 'COMMISSIONER'),
    ...only(2, 'PROVIDER_MANAGER', 'LINK_WORKER', 'AUDITOR'),
  },
  claim_message: {
    ...only(3, 'BACKBONE', 'VERIFIER'),
    ...only(2, 'PROVIDER_MANAGER', 'LINK_WORKER', 'AUDITOR'),
  },
  // that a period was paid by grant is for those who claim and verify; a funder sees its statements only
  payment_run: {
    ...only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER'),
  },
  payment_run_claim: only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
  statement: { ...only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'), FUNDER: 1 },
  ledger_transaction: only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
  ledger_entry: only(5, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
  funding_stream: {},
  contribution_total: {
    ...only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR'),
    FUNDER: 1,
  },
  outbox: only(1, 'BACKBONE', 'DATA_LEAD'),
  audit_note: only(1, 'BACKBONE', 'DATA_LEAD'),
  // every insert of fillEveryTable is a change by hand
  audit_entry: only(ALL, 'BACKBONE', 'DATA_LEAD'),
  audit_head: {},
  audit_sample: only(1, 'AUDITOR', 'COMMISSIONER', 'BACKBONE', 'DATA_LEAD'),
  audit_sample_claim: only(2, 'AUDITOR', 'COMMISSIONER', 'BACKBONE', 'DATA_LEAD'),
  decline_reason: only(
    1,
    'BACKBONE',
    'ASSESSOR',
    'DATA_LEAD',
    'COMMISSIONER',
    'PROVIDER_MANAGER',
    'LINK_WORKER',
  ),
  // the hub, and the provider to whom somebody is offered
  referral: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  referral_event: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  referral_agreement: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  self_referral_page: only(1, 'BACKBONE', 'ASSESSOR'),
  // the backbone, whose people look after it, and the anchor itself
  ...Object.fromEntries(
    [
      'anchor_record',
      'anchor_worker',
      'anchor_contact',
      'anchor_places',
      'anchor_promise',
      'anchor_agreement',
      'anchor_candidate',
      'anchor_refusal',
    ].map((table) => [table, only(1, 'BACKBONE', 'PROVIDER_MANAGER', 'LINK_WORKER', 'ANCHOR')]),
  ),
  // whoever works with people; an anchor what runs there
  service: only(1, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER', 'ANCHOR'),
  // its own people, as far as its agreement on data goes: anchors.test.ts
  own_anchor_participant: { ANCHOR: 1 },
  // how many are supported, and how many are in that phase
  own_anchor_figure: { ANCHOR: 2 },
  // it pays for nobody here
  own_anchor_payment: {},
  match_key: only(1, 'BACKBONE', 'ASSESSOR'),
  complexity_band: only(
    1,
    'BACKBONE',
    'ASSESSOR',
    'DATA_LEAD',
    'COMMISSIONER',
    'PROVIDER_MANAGER',
    'LINK_WORKER',
  ),
  expertise: only(1, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'COMMISSIONER', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  hub_guide: only(1, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'COMMISSIONER'),
  caseload_guide: only(
    1,
    'BACKBONE',
    'ASSESSOR',
    'DATA_LEAD',
    'COMMISSIONER',
    'PROVIDER_MANAGER',
    'LINK_WORKER',
  ),
  // whose room it is, and whoever offers people to them
  provider_offer: {
    ...only(2, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  support_worker: {
    ...only(2, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  referral_triage: { ...only(2, 'BACKBONE', 'ASSESSOR'), ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER') },
  // the hub, and a provider as far as it sees the referral and the participant
  recognised_person: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  // nobody learns who wishes to avoid them
  referral_wish: only(1, 'BACKBONE', 'ASSESSOR'),
  allocation_choice: only(1, 'BACKBONE', 'ASSESSOR'),
  allocation_rule: only(1, 'BACKBONE', 'ASSESSOR'),
  // work of the system
  unfiled_person: {},
  // the agency its own; the hub what it sent for an agency, and what an agency has confirmed
  referral_file: { ...only(2, 'BACKBONE', 'ASSESSOR'), REFERRER: 3 },
  referral_file_progress: { ...only(2, 'BACKBONE', 'ASSESSOR'), REFERRER: 3 },
  referral_file_row: { ...only(1, 'BACKBONE', 'ASSESSOR'), REFERRER: 2 },
  // who of a file may be known: never for who refers
  referral_file_match: only(1, 'BACKBONE', 'ASSESSOR'),
  // whoever refers: whom they named and where it stands
  referrer_referral: { REFERRER: 1 },
  opened_record: only(1, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER'),
  // each their own, of what they see besides; one of the manager's is of another provider's claim
  notification: { BACKBONE: 1, LINK_WORKER: 2 },
  notification_choice: only(1, 'BACKBONE'),
  // whoever is told of anything
  notification_setting: only(1, ...ROLES.filter((role) => may([role], 'notifications'))),
  // work of the system
  notification_digest: {},
  notification_watch: {},
  // that a record is, or was, sealed is for those whom it names: sealing.test.ts
  record_seal: only(1, 'BACKBONE', 'ASSESSOR'),
  seal_opener: only(2, 'BACKBONE', 'ASSESSOR'),
  // how to visit safely for whoever visits; of safeguarding whoever wrote it, and who leads it: safety-notes.test.ts
  safety_note: { PROVIDER_MANAGER: 2, LINK_WORKER: 1 },
  safeguarding_lead: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  funder_claim: only(1, 'FUNDER'),
  // no sensitive outcome among them: funder-sees-totals.test.ts
  funder_domain_month: {},
  funder_statement_line: only(1, 'FUNDER'),
  // the paper of a statement, for whoever sees the statement
  funder_paper_line: { ...only(3, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'), FUNDER: 1 },
};

describe('who sees what', () => {
  let database: TestDatabase;
  let scene: Scene;
  let filled: EveryTable;
  let elsewhere: EveryTable;
  let elsewhereScene: Scene;

  const idOf = (table: string): string => (table === 'partnership' ? 'id' : 'partnership_id');
  const countFor = (actor: Actor, table: string, of: Scene = scene): Promise<number> =>
    withTenant(actor, async (tenant) => {
      const row = await tenant.row<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table} WHERE ${idOf(table)} = $1`,
        [of.partnershipId],
      );
      return row?.count ?? -1;
    });

  const countAll = async (table: string): Promise<number> => {
    const { rows } = await database.owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table} WHERE ${idOf(table)} = $1`,
      [scene.partnershipId],
    );
    return rows[0]?.count ?? -1;
  };

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    elsewhereScene = await makeScene(database.owner);
    filled = await fillEveryTable(database.owner, scene);
    elsewhere = await fillEveryTable(database.owner, elsewhereScene);
  });
  afterAll(() => database.close());

  it('has an expectation, and a row to see, for every table and view', async () => {
    const names = await database.owner.query<{ name: string }>(`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
        AND relname NOT IN ('migrations', 'person')`);
    expect(names.rows.map((row) => row.name).sort()).toEqual(Object.keys(SEES).sort());
    for (const table of Object.keys(SEES)) {
      if (/^(?:funder|referrer|own_anchor)_/.test(table)) continue;
      const there = await database.owner.query(`SELECT FROM ${table} WHERE ${idOf(table)} = $1`, [
        scene.partnershipId,
      ]);
      expect(there.rowCount, table).toBeGreaterThan(0);
    }
  });

  it.each(ROLES)('shows %s just what it may', async (role) => {
    const seen: Counts & Record<string, number> = {};
    const wanted: Record<string, number> = {};
    for (const table of Object.keys(SEES)) {
      seen[table] = await countFor(filled.people[role], table);
      const expected = SEES[table]?.[role] ?? 0;
      wanted[table] = expected === ALL ? await countAll(table) : expected;
    }
    expect(seen).toEqual(wanted);
  });

  it.each(ROLES)('shows %s of another partnership nothing', async (role) => {
    for (const table of Object.keys(SEES)) {
      expect(await countFor(elsewhere.people[role], table), table).toBe(0);
    }
  });

  // docs/adr/0026: a table that follows the participant into sight needs a policy that keeps it from them
  it.each(['PROVIDER_MANAGER', 'LINK_WORKER'] as const)(
    'shows %s, of whom they work beside, just what joint work needs, and only where it is asked for',
    async (role) => {
      const { rows: about } = await database.owner.query<{ name: string }>(`
        SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'participant_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') ORDER BY 1`);
      const goesOn = (until: string | null) =>
        database.owner.query('UPDATE joint_work SET until_on = $2 WHERE participant_id = $1', [
          filled.secondParticipantId,
          until,
        ]);
      const seenBy = async (jointly: boolean) => {
        const seen: Record<string, number> = {};
        for (const { name } of [...about, { name: 'participant' }]) {
          const count = await withTenant(filled.people[role], async (tenant) => {
            if (jointly) await tenant.worksJointly();
            const row = await tenant.row<{ count: number }>(
              `SELECT count(*)::int AS count FROM ${name} WHERE ${name === 'participant' ? 'id' : 'participant_id'} = $1`,
              [filled.secondParticipantId],
            );
            return row?.count ?? -1;
          });
          if (count !== 0) seen[name] = count;
        }
        return seen;
      };
      const before = await seenBy(true);
      await goesOn(null);
      expect(await seenBy(false)).toEqual(before);
      expect(before).toMatchObject({ joint_work: 1 });
      expect(before).not.toHaveProperty('participant');
      expect(await seenBy(true)).toEqual({
        ...before,
        participant: 1,
        contact: 1,
        // how to visit safely, and not what is of safeguarding
        safety_note: 1,
        standing_contact: 1,
        support_plan: 1,
      });
      await goesOn('2025-06-30');
    },
  );

  it('shows a person outside every partnership nothing but themself', async () => {
    const stranger = '11111111-1111-4111-8111-111111111111';
    await database.owner.query(
      `INSERT INTO person (id, name, email) VALUES ($1, 'Nobody', 'nobody@example.org')`,
      [stranger],
    );
    for (const table of Object.keys(SEES))
      expect(await countFor({ personId: stranger }, table), table).toBe(0);
    const people = await withTenant({ personId: stranger }, (tenant) =>
      tenant.rows<{ id: string }>('SELECT id FROM person'),
    );
    expect(people).toEqual([{ id: stranger }]);
  });

  it('shows a visitor the open page of a partnership, which it is, and nothing else, and a closed one not at all', async () => {
    const { rows } = await database.owner.query<{ slug: string }>(
      'SELECT slug FROM partnership WHERE id = $1',
      [scene.partnershipId],
    );
    const visitor = { visits: rows[0]?.slug ?? '' };
    for (const table of Object.keys(SEES)) {
      expect(await countFor(visitor, table), table).toBe(
        table === 'self_referral_page' || table === 'partnership' ? 1 : 0,
      );
      expect(await countFor(visitor, table, elsewhereScene), table).toBe(0);
    }
    await database.owner.query('UPDATE self_referral_page SET is_open = false WHERE partnership_id = $1', [
      scene.partnershipId,
    ]);
    for (const visits of [visitor.visits, 'no-such-partnership'])
      await expect(countFor({ visits }, 'partnership')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows an operator the partnerships and none of their records', async () => {
    const operator = '22222222-2222-4222-8222-222222222222';
    await database.owner.query(
      `INSERT INTO person (id, name, email, is_operator) VALUES ($1, 'Operator', 'operator@example.org', true)`,
      [operator],
    );
    for (const table of Object.keys(SEES))
      expect(await countFor({ personId: operator }, table), table).toBe(table === 'partnership' ? 1 : 0);
  });

  it('keeps the system in the partnership of its job', async () => {
    for (const table of Object.keys(SEES)) {
      expect(await countFor(systemActor(elsewhereScene.partnershipId), table), table).toBe(0);
    }
  });

  it('lets nobody write into another partnership, whatever their role', async () => {
    for (const role of ROLES) {
      const write = withTenant(filled.people[role], (tenant) =>
        tenant.execute(
          `INSERT INTO organisation (partnership_id, name, kinds) VALUES ($1, 'Planted', '{PROVIDER}')`,
          [elsewhereScene.partnershipId],
        ),
      );
      await expect(write, role).rejects.toThrow(/row-level security/);
      const changed = await withTenant(filled.people[role], (tenant) =>
        tenant.execute(`UPDATE claim SET awaits_answer = true WHERE id = $1`, [elsewhere.claims.submitted]),
      );
      expect(changed, role).toBe(0);
    }
  });

  it('names a claim differently for each of its funders', async () => {
    const second = await scene.person('Second funder', 'FUNDER');
    const seenBy = (actor: Actor) =>
      withTenant(actor, (tenant) =>
        tenant.rows<{ id: string; reference: string; amount: bigint }>('SELECT * FROM funder_claim'),
      );
    const first = await seenBy(filled.people.FUNDER);
    const other = await seenBy(second);
    expect(first.map((row) => row.amount)).toEqual([3000n]);
    expect(other.map((row) => row.amount).sort()).toEqual([10000n, 7000n]);
    const all = [...first, ...other];
    expect(new Set(all.map((row) => row.id)).size).toBe(3);
    expect(new Set(all.map((row) => row.reference)).size).toBe(3);
    const columns = Object.keys(first[0] ?? {});
    expect(
      columns.filter((name) => /participant|claim_id|enrolment|anchor|submitted|tariff/.test(name)),
    ).toEqual([]);
  });

  it.each(ROLES)(
    'tells %s what the contract is worth at most just when it may read who pays',
    async (role) => {
      await database.owner.query('UPDATE partnership SET contract_cap = 1234567 WHERE id = $1', [
        scene.partnershipId,
      ]);
      // before any variation
      const told = await withTenant(filled.people[role], (tenant) =>
        tenant.row<{ maximum: bigint | null }>(
          `SELECT app.contract_maximum(id, '0001-01-01') AS maximum FROM partnership WHERE id = $1`,
          [scene.partnershipId],
        ),
      );
      expect(told).toEqual({ maximum: may([role], 'fundingAgreement') ? 1_234_567n : null });
      for (const raw of ['contract_cap', 'p.*', 'to_jsonb(p)'])
        await expect(
          withTenant(filled.people[role], (tenant) => tenant.rows(`SELECT ${raw} FROM partnership p`)),
        ).rejects.toThrow(/permission denied/);
    },
  );
});
