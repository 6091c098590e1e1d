import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../testing/index.js';

/** What TypeORM keeps for itself: which migrations have run. */
const NOT_TENANT_DATA = new Set(['migrations']);
/** Views that see more than their reader, on purpose, and name the columns that a funder may read. */
const GATE_VIEWS = [
  'funder_claim',
  'funder_domain_month',
  'funder_paper_line',
  'funder_statement_line',
  'own_anchor_figure',
  'own_anchor_participant',
  'own_anchor_payment',
  'referrer_referral',
];

/** Tables whose changes are not in the audit trail, and why. */
const NOT_NOTED = {
  allocation_choice: 'history, only ever added to; the referral is noted',
  analyst_cube: 'counts of a month, made from records, which are noted',
  analyst_row: 'rows of a month, made from records, which are noted',
  analyst_snapshot: 'when these were made',
  audit_entry: 'the trail itself',
  audit_head: 'the trail itself',
  audit_note: 'the trail itself',
  claim_event: 'history, only ever added to; the claim is noted',
  contribution_total: 'a sum over the ledger',
  extract_fault: 'work; the extract is noted',
  extract_progress: 'work, not a record',
  evidence_opening: 'only ever added to; opening is noted as a read',
  funding_stream: 'a sum over the ledger',
  last_seen: 'worked out from contacts, which are noted',
  ledger_entry: 'the database refuses to change it; the run is noted',
  ledger_transaction: 'the database refuses to change it; the run is noted',
  match_key: 'made from records, which are noted',
  match_pair: 'what a run found; the run is noted, and what people decide',
  match_run_progress: 'work, not a record',
  match_run_seen: 'work, not a record',
  merge_move: 'which rows a merge moved; the merge is noted, and each table that moved',
  notification: 'that somebody is told of what is noted itself',
  notification_digest: 'work, not a record',
  notification_watch: 'work, not a record',
  outbox: 'work, not a record',
  participant_correction: 'history, only ever added to; the participant is noted',
  payment_run_claim: 'the run is noted',
  person: 'global: no partnership has its own chain for it; the membership is noted',
  reference_counter: 'a counter',
  referral_file_match: 'work, made from records, which are noted',
  referral_file_progress: 'work, not a record',
  referral_file_row: 'work; the file is noted',
  unfiled_person: 'work, not a record',
  referral_event: 'history, only ever added to; the referral is noted',
} as const;

/** Tables about a participant whose rows do not follow a merge: the comment on their participant_id says why. */
const STAYS_WITH_THE_RECORD = [
  'analyst_row',
  'last_seen',
  'milestone',
  'opened_record',
  'participant_correction',
  'participant_detail',
];

/** Tables that name a record and show it though it is sealed, and why. */
const NOT_SEALED = {
  audit_sample_claim: 'a claim by its id; who is not named finds nothing of it',
  claim: 'counted and paid; without the person, and decided on by who is named',
  evidence_match: 'read through its evidence, which is kept out, and names an offer, which is too',
  evidence_signature: 'read through its evidence, which is kept out, and names a signature, which is too',
  ledger_entry: 'money of a claim by its id',
  ledger_transaction: 'money of a claim by its id',
  payment_run_claim: 'a claim by its id',
  record_seal: 'for those whom it names',
  unfiled_person: 'for the system alone',
} as const;

describe('what the catalogue of the database says', () => {
  let database: TestDatabase;
  const rows = async <T>(sql: string): Promise<T[]> => (await database.owner.query(sql)).rows as T[];

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it('keeps every table behind forced row-level security with a policy', async () => {
    const tables = await rows<{ name: string; enabled: boolean; forced: boolean; policies: number }>(`
      SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
        (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'm', 'f')`);
    const open = tables.filter(
      (table) => !NOT_TENANT_DATA.has(table.name) && !(table.enabled && table.forced && table.policies > 0),
    );
    expect(tables.length).toBeGreaterThan(20);
    expect(open).toEqual([]);
  });

  it('ties every row of a partnership to it by a key that cannot cross over', async () => {
    // a foreign key between two tenant tables always carries the partnership
    const crossing = await rows<{ name: string }>(`
      SELECT k.conname AS name FROM pg_constraint k
      JOIN pg_attribute here ON here.attrelid = k.conrelid AND here.attname = 'partnership_id'
      JOIN pg_attribute there ON there.attrelid = k.confrelid AND there.attname = 'partnership_id'
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT here.attnum = ANY (k.conkey)`);
    expect(crossing).toEqual([]);
  });

  it('writes every change of a record into the audit trail', async () => {
    const unnoted = await rows<{ name: string }>(`
      SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND 3 <> (
        SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgfoid = 'app.note_change'::regproc)
      ORDER BY 1`);
    expect(unnoted.map(({ name }) => name).filter((name) => !NOT_TENANT_DATA.has(name))).toEqual(
      Object.keys(NOT_NOTED).sort(),
    );
  });

  it('lets every table about a participant follow a merge, or says why it stays with its record', async () => {
    // whoever adds one: SELECT app.follow_merges() at the end of the migration (0033, docs/adr/0015)
    const about = await rows<{ name: string; stays: string | null; ready: boolean; keys: string }>(`
      SELECT c.relname AS name, col_description(c.oid, a.attnum) AS stays,
        has_column_privilege('weft_gate', c.oid, 'participant_id', 'UPDATE')
          AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'merge_move')
          AND EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'refuse_merged') AS ready,
        coalesce((SELECT string_agg(pg_get_constraintdef(k.oid), ', ') FROM pg_constraint k WHERE k.conrelid = c.oid
          AND k.contype = 'f' AND k.confrelid = 'participant'::regclass AND a.attnum = ANY (k.conkey)), '') AS keys
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'participant_id'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`);
    expect(
      about.filter(({ keys }) => !keys.startsWith('FOREIGN KEY (partnership_id, participant_id)')),
    ).toEqual([]);
    const staying = about.filter(({ stays }) => stays?.startsWith('stays with the record: '));
    expect(staying.map(({ name }) => name)).toEqual(STAYS_WITH_THE_RECORD);
    const unready = about.filter((one) => !staying.includes(one) && !one.ready);
    expect(unready.map(({ name }) => name)).toEqual([]);
    // a row that stays behind because both have one must not be what others name together with the participant
    const named = await rows<{ name: string }>(`
      SELECT k.conname AS name FROM pg_constraint k
      JOIN pg_attribute there ON there.attrelid = k.confrelid AND there.attname = 'participant_id'
        AND there.attnum = ANY (k.confkey)
      JOIN app.merge_tables() m ON k.confrelid = ('public.' || quote_ident(m.name))::regclass
      WHERE k.contype = 'f' AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = k.confrelid AND i.indisunique
        AND there.attnum = ANY (i.indkey) AND NOT i.indkey::int2[] @> (SELECT array_agg(x.attnum)
          FROM pg_index p JOIN pg_attribute x ON x.attrelid = p.indrelid AND x.attnum = ANY (p.indkey)
          WHERE p.indrelid = k.confrelid AND p.indisprimary AND x.attname <> 'partnership_id'))`);
    expect(named.map(({ name }) => name)).toEqual([]);
  });

  it('keeps what is sealed out of every table about a participant or a referral, or says why not', async () => {
    // whoever adds one: SELECT app.follow_merges() at the end of the migration does this too (0053, docs/adr/0022)
    const open = await rows<{ name: string }>(`
      SELECT DISTINCT c.relname AS name FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('participant_id', 'referral_id', 'claim_id', 'record_id')
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT EXISTS (
        SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'not_sealed' AND NOT p.polpermissive
          AND p.polcmd = '*' AND p.polroles = ARRAY['weft_app'::regrole::oid])
      ORDER BY 1`);
    expect(open.map(({ name }) => name)).toEqual(Object.keys(NOT_SEALED).sort());
  });

  it('gives the API and the worker a role that owns nothing and passes no policy by', async () => {
    const roles = await rows(`
      SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'r') AS owns
      FROM pg_roles r WHERE rolname IN ('weft_app', 'weft_gate', 'weft_auth', 'weft_queue') ORDER BY 1`);
    const nothing = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owns: false,
    };
    expect(roles).toEqual(
      ['weft_app', 'weft_auth', 'weft_gate', 'weft_queue'].map((rolname) => ({ rolname, ...nothing })),
    );
  });

  it('lets that role read and add, and change only the columns that change', async () => {
    const wide = await rows<{ table: string; right: string }>(`
      SELECT c.relname AS "table", r AS "right"
      FROM pg_class c, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER', 'DELETE']) AS r
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
        AND has_table_privilege('weft_app', c.oid, r)`);
    // a draft's lines are replaced as a whole, and a draft that nobody agreed to can be thrown away; a file that no claim
    // names is cleared away; keys that people are filed under are made anew; whom a parent refuses is erased; whom somebody
    // is recognised as is taken back; what a run of matching saw goes with its extract; what people were told goes when it
    // is old, and so do the rows and counts of a month when the next ones are made
    expect(wide.map(({ table, right }) => `${right} ${table}`).sort()).toEqual([
      'DELETE analyst_cube',
      'DELETE analyst_row',
      'DELETE analyst_snapshot',
      'DELETE anchor_candidate',
      'DELETE extract_fault',
      'DELETE extract_mapping',
      'DELETE funding_proposal',
      'DELETE instrument',
      'DELETE match_key',
      'DELETE match_run_seen',
      'DELETE measure_rule',
      'DELETE milestone',
      'DELETE notification',
      'DELETE notification_digest',
      'DELETE proposed_contribution',
      'DELETE rate_card',
      'DELETE recognised_person',
      'DELETE referral_file_match',
      'DELETE referral_file_row',
      'DELETE sharing_evidence',
      'DELETE sharing_party',
      'DELETE tariff',
      'DELETE unfiled_person',
      'DELETE upload',
    ]);
    const ledger = await rows<{ may: boolean }>(`
      SELECT has_any_column_privilege('weft_app', t, 'UPDATE') AS may
      FROM unnest(ARRAY['ledger_entry', 'ledger_transaction', 'claim_event', 'claim_message', 'contribution',
        'funding_agreement', 'variation', 'evidence']) AS t`);
    expect(ledger.every((row) => row.may === false)).toBe(true);
  });

  it('shows more than the reader may see through named gate views and functions only, their search path pinned', async () => {
    const views = await rows<{ name: string }>(`
      SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'
        AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false) ORDER BY 1`);
    expect(views.map((view) => view.name)).toEqual(GATE_VIEWS);
    const loose = await rows<{ name: string }>(`
      SELECT p.proname AS name FROM pg_proc p
      WHERE p.pronamespace IN ('app'::regnamespace, 'public'::regnamespace) AND p.prosecdef
        AND (p.proowner <> 'weft_gate'::regrole OR NOT coalesce(p.proconfig::text LIKE '%search_path=%', false))`);
    expect(loose).toEqual([]);
    const publicly = await rows<{ name: string }>(`
      SELECT p.proname AS name FROM pg_proc p
      WHERE p.pronamespace = 'app'::regnamespace AND EXISTS (
        SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)`);
    expect(publicly.filter((row) => !/^(guard|keep|refuse|check|announce)_/.test(row.name))).toEqual([]);
  });

  it('keeps the sign-in and queue roles out of the partnerships’ tables', async () => {
    const seen = await rows(`
      SELECT r.rolname, c.relname FROM pg_roles r, pg_class c
      WHERE r.rolname IN ('weft_auth', 'weft_queue') AND c.relnamespace = 'public'::regnamespace
        AND c.relkind IN ('r', 'v') AND (has_table_privilege(r.rolname, c.oid, 'SELECT, INSERT, UPDATE, DELETE')
          OR has_any_column_privilege(r.rolname, c.oid, 'SELECT, INSERT, UPDATE'))`);
    expect(seen).toEqual([]);
  });
});
