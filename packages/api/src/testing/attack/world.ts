import { randomUUID } from 'node:crypto';
import { ROLES } from '@weft/shared';
import { type Actor, fileEverybody, systemActor, withTenant } from '@weft/shared/server';
import { type EveryTable, fillEveryTable, makeScene, type Person, type Scene } from '@weft/shared/testing';
import type pg from 'pg';
import type { TestServer } from '../test-server.js';
import { addCandidates } from './candidates.js';
import { addSealed } from './sealed.js';
import { sessionFor, signedCookie } from './sessions.js';

/** Somebody who asks, as the server sees them. */
export interface Caller {
  readonly who: string;
  readonly cookie: string | undefined;
  /** the X-Partnership header */
  readonly partnership: string | undefined;
  /** null: nobody who may enter the partnership that is attacked */
  readonly actor: Actor | null;
}

/** A partnership with a row in every table, and words in it that nobody outside may read. */
export interface Place extends EveryTable {
  readonly scene: Scene;
  /** every id that the partnership has, by table */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** records with which most can be done, by table, or by field and table where a field wants others */
  readonly best: ReadonlyMap<string, string>;
}

/** Stands in every text of a partnership that is not the caller's. */
export const ELSEWHERE = 'Kept-elsewhere';
/** Stands in what the second provider wrote. */
export const OF_THE_SECOND = 'Kept-by-the-second';

/** Fills a partnership and writes `ELSEWHERE` into its words when it is not the one that callers belong to. */
export async function makePlace(owner: pg.Pool, isElsewhere: boolean): Promise<Place> {
  const scene = await makeScene(owner);
  const filled = await fillEveryTable(owner, scene);
  const here = scene.partnershipId;
  if (isElsewhere) {
    const words: readonly (readonly [table: string, column: string])[] = [
      ['organisation', 'name'],
      ['participant', 'given_name'],
      ['participant', 'family_name'],
    ];
    for (const [table, column] of words)
      await owner.query(`UPDATE ${table} SET ${column} = $2 || ${column} WHERE partnership_id = $1`, [
        here,
        ELSEWHERE,
      ]);
    await owner.query('UPDATE partnership SET name = $2 WHERE id = $1', [here, ELSEWHERE]);
  } else
    await owner.query('UPDATE participant SET given_name = $2, family_name = $2 WHERE id = $1', [
      filled.secondParticipantId,
      OF_THE_SECOND,
    ]);
  const best = new Map([
    ...(await addReturnedClaim(owner, scene, filled)),
    ...(await addReferrals(owner, scene, filled)),
    ['correctContact.contact', await addContact(owner, scene, filled)] as const,
    ...(await addCandidates(owner, scene, filled)),
    ...(await addReferralFiles(owner, scene, filled)),
    ...(await addService(owner, scene, filled)),
    ...(await addClashDecision(owner, scene, filled)),
    ['workerCaseload.person', filled.people.LINK_WORKER.personId],
    ['recordSupportWorker.person', filled.people.LINK_WORKER.personId],
    ['recordTriage.organisation', await scene.organisation('School')],
    ...(await addSupported(owner, scene, filled)),
    ...(await addTransfers(owner, scene, filled)),
    ...(await addJointWorks(owner, scene, filled)),
    ...(await addSealed(owner, scene, filled)),
  ]);
  // so that everybody who asks at once finds the same people
  await fileEverybody(systemActor(here));
  return { ...filled, scene, best, ids: await idsOf(owner, here) };
}

/** An id behind all others. */
const lastOfAll = (): `${string}-${string}-${string}-${string}-${string}` =>
  `ffffffff-${randomUUID().slice(9)}` as ReturnType<typeof randomUUID>;

/** A contact that no other is tried before: it is corrected once. */
async function addContact(owner: pg.Pool, scene: Scene, filled: EveryTable): Promise<string> {
  const id = lastOfAll();
  await owner.query(
    `INSERT INTO contact (partnership_id, id, participant_id, recorded_by, recorded_at, client_key, kind, met_on, seen)
     VALUES ($1, $2, $3, $4, now(), $2, 'VISIT', '2026-01-12', true)`,
    [scene.partnershipId, id, filled.firstParticipantId, filled.people.LINK_WORKER.personId],
  );
  return id;
}

/** A participant of the first provider's with a claim that was sent back, one outcome left to claim, and a file not used yet. */
async function addReturnedClaim(
  owner: pg.Pool,
  scene: Scene,
  { people, claims }: EveryTable,
): Promise<Map<string, string>> {
  const provider = await scene.organisation('First provider');
  const [participant, enrolment, claim, upload] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const statement = (sql: string, ...values: readonly string[]) =>
    owner.query<{ id: string }>(sql, [scene.partnershipId, ...values]);
  await statement(
    `INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on)
     VALUES ($1, $2, 'P-3', 'Ben', 'Open', $3, '2025-01-01')`,
    participant,
    provider,
  );
  await statement(
    `INSERT INTO participant_detail (partnership_id, participant_id, birth_date) VALUES ($1, $2, '1990-05-05')`,
    participant,
  );
  await statement(
    `INSERT INTO enrolment (partnership_id, id, participant_id, provider_id, cohort, enrolled_on, recorded_at)
     VALUES ($1, $2, $3, $4, 'NEW', '2025-01-01', now())`,
    enrolment,
    participant,
    provider,
  );
  await statement(
    `INSERT INTO claim (partnership_id, id, reference, participant_id, enrolment_id, provider_id, cohort, outcome_code,
       tariff_id, achieved_on, price, state, submitted_by, submitted_at)
     SELECT $1, $2, 'C-4', $3, $4, $5, 'NEW', 'STAY', id, '2025-06-01', price, 'RETURNED', $6, now()
     FROM tariff WHERE partnership_id = $1 AND outcome_code = 'STAY'`,
    claim,
    participant,
    enrolment,
    provider,
    people.LINK_WORKER.personId,
  );
  await statement(
    `INSERT INTO upload (partnership_id, id, uploaded_by, storage_key, file_name, media_type, size, sha256)
     VALUES ($1, $2, $3, $2::uuid::text, 'new.pdf', 'application/pdf', 10, repeat('a', 64))`,
    upload,
    people.LINK_WORKER.personId,
  );
  // a measure is withdrawn once: the one that is tried first is no claim's
  const addMeasure = (id: string) =>
    statement(
      `INSERT INTO assessment (partnership_id, id, participant_id, instrument_id, measured_on, answered, answers, scores,
       recorded_by, recorded_at)
     SELECT $1, $2, $3, id, '2025-05-01', 'TOGETHER', '{"Q0": 3}', '[{"code": "TOTAL", "title": "Both", "answered": 1,
       "of": 2, "score": 3, "why": null}]', $4, now()
     FROM instrument WHERE partnership_id = $1 AND state = 'IN_USE' RETURNING id`,
      id,
      participant,
      people.LINK_WORKER.personId,
    );
  const measure = await addMeasure(`ffffffff-${randomUUID().slice(9)}`);
  await addMeasure(`eeeeeeee-${randomUUID().slice(9)}`);
  await statement(
    `INSERT INTO signed_statement (partnership_id, participant_id, outcome_code, outcome_title, achieved_on, words,
       wording_outcome, wording_version, way, signed_name, signed_at, received_at, taken_by, client_key, sha256)
     VALUES ($1, $2, 'STAY', 'stay', '2025-06-01', 'stay on 1 June 2025', '', 1, 'TYPED', 'Ada Open', now(), now(), $3,
       gen_random_uuid(), repeat('c', 64))`,
    participant,
    people.LINK_WORKER.personId,
  );
  const instrument = async (state: string): Promise<string> =>
    (
      await statement(
        'SELECT id FROM instrument WHERE partnership_id = $1 AND state = $2 ORDER BY code',
        state,
      )
    ).rows[0]?.id ?? '';
  // each of what can be thrown away is there for the mutation that does it
  const thrownAway = await statement(
    `INSERT INTO instrument (partnership_id, code, version, title, content, state, drafted_by, drafted_at)
     SELECT partnership_id, 'THROWN', version, title, content, state, drafted_by, drafted_at
     FROM instrument WHERE partnership_id = $1 AND state = 'DRAFT' LIMIT 1 RETURNING id`,
  );
  const takenBack = await statement(
    `INSERT INTO measure_rule (partnership_id, outcome_code, instrument_code, figure, improves, proposed_by, proposed_at,
       effective_from)
     SELECT partnership_id, outcome_code, instrument_code, figure, improves, proposed_by, proposed_at, '2037-01-01'
     FROM measure_rule WHERE partnership_id = $1 AND agreed_at IS NULL LIMIT 1 RETURNING id`,
  );
  const draft = await statement(`SELECT id FROM rate_card WHERE partnership_id = $1 AND status = 'DRAFT'`);
  return new Map([
    ['recordFinding.claim', claims.billed],
    ['rate_card', draft.rows[0]?.id ?? ''],
    ['organisation', provider],
    ['participant', participant],
    ['claim', claim],
    ['upload', upload],
    ['assessment', measure.rows[0]?.id ?? ''],
    ['instrument', await instrument('IN_USE')],
    ['updateInstrumentDraft.instrument', await instrument('DRAFT')],
    ['discardInstrumentDraft.instrument', thrownAway.rows[0]?.id ?? ''],
    ['discardMeasureRule.measure_rule', takenBack.rows[0]?.id ?? ''],
  ]);
}

/** Referrals that wait to be offered, declined and started, each for the mutation that does it, and one offered that stays. */
async function addReferrals(owner: pg.Pool, scene: Scene, filled: EveryTable): Promise<Map<string, string>> {
  const provider = await scene.organisation('First provider');
  const add = async (nth: number, state: string, providerId: string | null): Promise<string> => {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO referral (partnership_id, id, reference, channel, safe_way, given_name, family_name, birth_date, lawful_basis, told,
         referred_on, received_at, moved_at, state, provider_id)
       VALUES ($1, $2, $3, 'SELF', 'CALL', 'Bea', 'Open', '1990-05-05', 'PUBLIC_TASK', 'All', '2025-06-01', '2025-06-01', '2025-06-02',
         $4, $5)`,
      [scene.partnershipId, id, `R-1${nth}`, state, providerId],
    );
    await owner.query(
      `INSERT INTO referral_agreement (partnership_id, referral_id, kind, said_on, how, recorded_at)
       VALUES ($1, $2, 'AGREED', '2025-06-02', 'SIGNED', '2025-06-02')`,
      [scene.partnershipId, id],
    );
    return id;
  };
  await add(1, 'OFFERED', provider);
  await owner.query(
    `INSERT INTO referral_event (partnership_id, referral_id, at, from_state, to_state, reason, provider_id)
     VALUES ($1, $2, '2025-06-05', 'OFFERED', 'WAITING', 'NO_ROOM', $3)`,
    [scene.partnershipId, await add(6, 'WAITING', null), provider],
  );
  const recognised = await add(8, 'IN_TRIAGE', null);
  await owner.query(
    `INSERT INTO recognised_person (partnership_id, referral_id, participant_id, said_by, said_at)
     VALUES ($1, $2, $3, $4, '2025-06-06')`,
    [scene.partnershipId, recognised, filled.secondParticipantId, filled.people.ASSESSOR.personId],
  );
  return new Map([
    ['recognisePerson.referral', await add(7, 'IN_TRIAGE', null)],
    ['takeRecognitionBack.referral', recognised],
    ['offerReferral.referral', await add(2, 'ACCEPTED', null)],
    ['declineOffer.referral', await add(3, 'OFFERED', provider)],
    ['startSupport.referral', await add(4, 'OFFERED', provider)],
    ['recordTriage.referral', await add(5, 'IN_TRIAGE', null)],
  ]);
}

/** Files of an agency that wait, each for the mutation that decides on it. */
async function addReferralFiles(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const clinic = await scene.organisation('Clinic');
  const add = async (): Promise<string> => {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO referral_file (partnership_id, id, source_id, sent_by, sent_at_hub, sent_at, file_name, size,
         storage_key, state, headings, checked_on, enters)
       VALUES ($1, $2, $3, $4, false, '2025-06-01', 'people.csv', 100, $2::uuid::text, 'CHECKED', '{First name,Other}',
         '2025-06-01', 1)`,
      [scene.partnershipId, id, clinic, people.REFERRER.personId],
    );
    await owner.query('INSERT INTO referral_file_progress (partnership_id, file_id) VALUES ($1, $2)', [
      scene.partnershipId,
      id,
    ]);
    return id;
  };
  return new Map([
    ['importReferrals.referral_file', await add()],
    ['cancelReferralFile.referral_file', await add()],
    ['chooseReferralColumns.referral_file', await add()],
  ]);
}

/** People of the first provider's, each for the mutation that changes their support. */
async function addSupported(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const provider = await scene.organisation('First provider');
  const add = async (reference: string, phase: string): Promise<string> => {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on, phase)
       VALUES ($1, $2, $3, 'Bo', 'Open', $4, '2025-01-01', $5)`,
      [scene.partnershipId, id, reference, provider, phase],
    );
    return id;
  };
  return new Map([
    ['changePhase.participant', await add('P-11', 'ACTIVE')],
    ['closeSupport.participant', await add('P-12', 'ACTIVE')],
    ['reopenSupport.participant', await add('P-13', 'CLOSED')],
    ['moveParticipants.participant', await add('P-14', 'ACTIVE')],
    ['moveParticipants.person', people.LINK_WORKER.personId],
  ]);
}

/** That a claim has to end because another one stands; nobody says of their records that they are of two people. */
async function addClashDecision(
  owner: pg.Pool,
  scene: Scene,
  { people, claims }: EveryTable,
): Promise<[string, string][]> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO clash_decision (partnership_id, outcome_code, stands_claim, ends_claim, stands_record, ends_record,
       reason, decided_by, decided_at)
     SELECT e.partnership_id, e.outcome_code, s.id, e.id, s.participant_id, e.participant_id, 'They came there first.',
       $3, now()
     FROM claim e JOIN claim s ON s.partnership_id = e.partnership_id AND s.id = $2
     WHERE e.partnership_id = $1 AND e.reference = 'C-4' RETURNING ends_claim AS id`,
    [scene.partnershipId, claims.elsewhere, people.BACKBONE.personId],
  );
  return [['clashDecisions.claim', rows[0]?.id ?? '']];
}

/** A service of the first provider, for whose people a group meets. */
async function addService(owner: pg.Pool, scene: Scene, { people }: EveryTable): Promise<[string, string][]> {
  const provider = await scene.organisation('First provider');
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO service (partnership_id, provider_id, name, what, for_whom, place, runs, capacity, free, told_by, told_at)
     VALUES ($1, $2, 'A walk', 'A walk on Mondays', 'Everybody', 'The park', 'Mondays', 5, 5, $3, now()) RETURNING id`,
    [scene.partnershipId, provider, people.BACKBONE.personId],
  );
  return [
    ['saveGroup.service', rows[0]?.id ?? ''],
    ['saveGroup.organisation', provider],
  ];
}

/** Somebody to ask another provider for, and transfers that wait, each for the mutation that decides on it. */
async function addTransfers(
  owner: pg.Pool,
  scene: Scene,
  { people, firstParticipantId }: EveryTable,
): Promise<Map<string, string>> {
  const [own, other] = [
    await scene.organisation('First provider'),
    await scene.organisation('Second provider'),
  ];
  const add = async (reference: string, provider: string): Promise<string> => {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on)
       VALUES ($1, $2, $3, 'Bo', 'Open', $4, '2025-01-01')`,
      [scene.partnershipId, id, reference, provider],
    );
    return id;
  };
  const ask = async (reference: string, from: string, to: string, id = randomUUID()): Promise<string> => {
    await owner.query(
      `INSERT INTO transfer (partnership_id, id, participant_id, from_provider, to_provider, reason, about, agreed_on,
         agreed_how, asked_by, asked_at)
       VALUES ($1, $2, $3, $4, $5, 'NEARER', 'Moves soon', '2025-05-01', 'SPOKEN', $6, '2025-06-01')`,
      [scene.partnershipId, id, await add(reference, from), from, to, people.BACKBONE.personId],
    );
    return id;
  };
  return new Map([
    ['askForTransfer.participant', await add('P-21', own)],
    ['askForTransfer.organisation', other],
    ['recordCircumstance.participant', firstParticipantId],
    // the last that is tried: taken on once, it says no more whether a worker was found
    ['takeOnTransfer.transfer', await ask('P-22', other, own, lastOfAll())],
    ['declineTransfer.transfer', await ask('P-23', other, own)],
    ['withdrawTransfer.transfer', await ask('P-24', own, other)],
  ]);
}

/** Somebody to ask another provider about, and joint work, each for the mutation that decides on it or ends it. */
async function addJointWorks(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const [own, other] = [
    await scene.organisation('First provider'),
    await scene.organisation('Second provider'),
  ];
  const worker = people.LINK_WORKER.personId;
  const add = async (reference: string, provider: string): Promise<string> => {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on,
         link_worker_id) VALUES ($1, $2, $3, 'Bo', 'Open', $4, '2025-01-01', $5)`,
      [scene.partnershipId, id, reference, provider, worker],
    );
    return id;
  };
  const ask = async (
    reference: string,
    from: string,
    to: string,
    {
      state = 'ASKED',
      id = randomUUID(),
      fromOn = '2025-05-01',
    }: { state?: string; id?: string; fromOn?: string } = {},
  ): Promise<string> => {
    const agreed = state === 'AGREED';
    await owner.query(
      `INSERT INTO joint_work (partnership_id, id, participant_id, from_provider, to_provider, our_part, their_part,
         from_on, agreed_on, agreed_how, asked_by, asked_at, state, decided_at, worker_id, share)
       VALUES ($1, $2, $3, $4, $5, 'The tenancy', 'The garden', $11, '2025-05-01', 'SPOKEN', $6, '2025-06-01',
         $7, $8, $9, $10)`,
      [
        scene.partnershipId,
        id,
        await add(reference, from),
        from,
        to,
        people.BACKBONE.personId,
        state,
        agreed ? '2025-06-02' : null,
        agreed ? worker : null,
        agreed ? 40 : null,
        fromOn,
      ],
    );
    return id;
  };
  return new Map([
    ['askForJointWork.participant', await add('P-31', own)],
    ['askForJointWork.organisation', other],
    // the last that is tried: agreed to once, it says no more whether a worker was found
    ['agreeToJointWork.joint_work', await ask('P-32', other, own, { id: lastOfAll() })],
    ['agreeToJointWork.person', worker],
    // of the days to come: until then those who work beside do not see the person
    ['nameJointWorker.joint_work', await ask('P-36', other, own, { state: 'AGREED', fromOn: '2090-05-01' })],
    ['nameJointWorker.person', worker],
    ['declineJointWork.joint_work', await ask('P-33', other, own)],
    ['withdrawJointWork.joint_work', await ask('P-34', own, other)],
    ['endJointWork.joint_work', await ask('P-35', own, other, { state: 'AGREED' })],
  ]);
}

/** Tables whose rows have ids. */
async function tablesWithIds(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    SELECT c.table_name AS name FROM information_schema.columns c
    JOIN information_schema.columns p USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'id' AND c.data_type = 'uuid' AND p.column_name = 'partnership_id'
    ORDER BY 1`);
  return rows.map(({ name }) => name);
}

async function idsOf(owner: pg.Pool, partnershipId: string): Promise<Map<string, string[]>> {
  const read = async (sql: string): Promise<string[]> =>
    (await owner.query<{ id: string }>(sql, [partnershipId])).rows.map(({ id }) => id);
  const ids = new Map<string, string[]>();
  // the id of a merged record leads to the kept one, and is no other record's
  for (const table of await tablesWithIds(owner))
    ids.set(
      table,
      await read(
        `SELECT id FROM ${table} WHERE partnership_id = $1 ${table === 'participant' ? 'AND merged_into IS NULL' : ''} ORDER BY id`,
      ),
    );
  ids.set(
    'person',
    await read('SELECT person_id AS id FROM membership WHERE partnership_id = $1 ORDER BY 1'),
  );
  return ids;
}

/**
 * A checksum of every table but the notes of what was read and the keys that people are found by, by one statement:
 * two that are equal mean that nothing was added, changed or removed in between.
 */
export async function checksums(owner: pg.Pool): Promise<() => Promise<Record<string, string>>> {
  const { rows } = await owner.query<{ part: string }>(`
    SELECT format('SELECT %L AS name, md5(coalesce(string_agg(t::text, E''\\n'' ORDER BY t::text), '''')) AS sum FROM %I.%I t',
      schemaname || '.' || tablename, schemaname, tablename) AS part
    FROM pg_tables WHERE schemaname IN ('public', 'app', 'auth')
      AND tablename NOT IN ('audit_note', 'match_key', 'unfiled_person')`);
  const sql = rows.map(({ part }) => part).join(' UNION ALL ');
  return async () => {
    const sums = await owner.query<{ name: string; sum: string }>(sql);
    return Object.fromEntries(sums.rows.map(({ name, sum }) => [name, sum]));
  };
}

/** The ids that a caller's own policies show, by table. */
export async function visibleTo(actor: Actor, tables: Iterable<string>): Promise<Map<string, string[]>> {
  return withTenant(actor, async (tenant) => {
    const seen = new Map<string, string[]>();
    for (const table of tables) {
      const rows = await tenant.rows<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
      seen.set(
        table,
        rows.map(({ id }) => id),
      );
    }
    return seen;
  });
}

const asCaller = async (owner: pg.Pool, who: string, person: Person): Promise<Caller> => ({
  who,
  cookie: await sessionFor(owner, person.personId),
  partnership: 'partnership' in person ? person.partnership : undefined,
  actor: person,
});

/** One person of each role, the second funder's, and one who had a greater role before. */
export async function insiders(owner: pg.Pool, { scene, people }: Place): Promise<Caller[]> {
  const callers = await Promise.all(ROLES.map((role) => asCaller(owner, role, people[role])));
  const funder = await scene.person('Second funder', 'FUNDER');
  callers.push(await asCaller(owner, 'the second funder', funder));
  const demoted = await scene.person('Backbone', 'BACKBONE');
  await owner.query(`UPDATE membership SET roles = '{ANALYST}' WHERE person_id = $1`, [demoted.personId]);
  // the session of before has ended with the role: those outside have one like it
  callers.push(await asCaller(owner, 'who was of the backbone and is an analyst', demoted));
  return callers;
}

/** One of those inside, with what their policies let them see. */
export interface Insider {
  readonly caller: Caller;
  /** what they show, by table */
  readonly sees: ReadonlyMap<string, readonly string[]>;
  /** ids of records here that they do not */
  readonly hidden: ReadonlySet<string>;
}

/** The insiders of a place, each with what is there and theirs to see, and what is there and is not. */
export async function insidersWithSight(owner: pg.Pool, here: Place): Promise<Insider[]> {
  const all = [...here.ids.values()].flat();
  const known: Insider[] = [];
  for (const caller of await insiders(owner, here)) {
    if (!caller.actor) throw new Error('An insider is somebody.');
    const sees = await visibleTo(caller.actor, here.ids.keys());
    const seen = new Set([...sees.values()].flat());
    known.push({ caller, sees, hidden: new Set(all.filter((id) => !seen.has(id))) });
  }
  return known;
}

/** Those who may not enter the partnership at all: each for another reason. */
export async function outsiders(server: TestServer, here: Place, elsewhere: Place): Promise<Caller[]> {
  const { owner } = server.database;
  const { slug } = here.scene;
  const out = async (
    who: string,
    person: { readonly personId: string },
    partnership: string | undefined,
  ): Promise<Caller> => ({
    who,
    cookie: await sessionFor(owner, person.personId),
    partnership,
    actor: null,
  });
  const inState = async (state: string): Promise<Caller> => {
    const person = await here.scene.person('Backbone', 'BACKBONE');
    const caller = await out(`whose membership is ${state}`, person, slug);
    await owner.query('UPDATE membership SET state = $2 WHERE person_id = $1', [person.personId, state]);
    return caller;
  };
  const operator = await owner.query<{ id: string }>(
    `INSERT INTO person (id, name, email, is_operator) VALUES (gen_random_uuid(), 'Operator', 'operator@example.org', true)
     RETURNING id`,
  );
  const stale = await out('whose session is over', here.people.BACKBONE, slug);
  await owner.query(
    `UPDATE auth.session SET "expiresAt" = now() - interval '1 second' WHERE "userId" = $1
       AND "createdAt" = (SELECT max("createdAt") FROM auth.session WHERE "userId" = $1)`,
    [here.people.BACKBONE.personId],
  );
  const nobody = { partnership: slug, actor: null };
  return [
    { who: 'who is not signed in', cookie: undefined, ...nobody },
    { who: 'whose cookie is forged', cookie: signedCookie('0'.repeat(32), 'another secret'), ...nobody },
    { who: 'whose session never was', cookie: signedCookie('0'.repeat(32)), ...nobody },
    stale,
    await inState('SUSPENDED'),
    await inState('ENDED'),
    await inState('INVITED'),
    await out('of another partnership', elsewhere.people.BACKBONE, slug),
    await out('who names another partnership', here.people.BACKBONE, elsewhere.scene.slug),
    await out('who names no partnership', here.people.BACKBONE, undefined),
    await out('who names none that there is', here.people.BACKBONE, 'no-such-place'),
    await out('the operator', { personId: operator.rows[0]?.id ?? '' }, slug),
  ];
}
