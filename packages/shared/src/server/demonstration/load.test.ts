import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths, calendarDate, REFERRAL_STATES } from '../../rules/index.js';
import { BROKEN_AND_MENDED, TEST_SECRET, type TestDatabase, testDatabase } from '../../testing/index.js';
import { waitingList } from '../allocation/index.js';
import { analystOutputs, analystProjects, projectRows } from '../analysis/index.js';
import { teamCaseloads, whoSupports } from '../caseloads/index.js';
import { claims } from '../claims/index.js';
import { getForecast } from '../forecast/index.js';
import { portfolio, verifyLedger } from '../payments/index.js';
import { systemActor } from '../tenancy/index.js';
import { declineWatch } from '../watch/index.js';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, loadDemonstration } from './index.js';
import { PROVIDERS } from './kirklees-providers.js';
import {
  GRANTS,
  OPENING,
  PAID_QUARTERS,
  RECORDED_GRANT_QUARTER,
  RECORDED_OUTCOMES,
  RECORDED_TOTALS,
  UNFUNDED_QUARTER,
} from './kirklees-record.js';
import { TODAY } from './paperwork.js';
import { TYNE_PROVIDERS } from './plan-tyne.js';
import { WESTWAY_DOOR } from './westway-partnership.js';

/** In each hub the provider that declines most. */
const STANDS_OUT = [
  ['kirklees', PROVIDERS.at(-1)?.name ?? ''],
  ['tyne', TYNE_PROVIDERS.at(-1) ?? ''],
  ['westway', WESTWAY_DOOR.providers.at(-1) ?? ''],
] as const;
const SO_FAR = { from: calendarDate('2019-09-01'), to: calendarDate('2026-10-31') };
/** On two idle cores: less than 60 s; the suite may share them with others. */
const LIMIT_MS = 900_000;

describe('the demonstration', () => {
  let database: TestDatabase;
  const home = mkdtempSync(join(tmpdir(), 'weft-demonstration-'));
  const accounts: { personId: string; email: string; password: string }[] = [];
  const load = (): Promise<void> =>
    loadDemonstration({
      ownerUrl: database.ownerUrl,
      home,
      secret: TEST_SECRET,
      log: () => undefined,
      createAccount: async (account) => {
        accounts.push(account);
        await database.owner.query('UPDATE person SET account_since = now() WHERE id = $1', [
          account.personId,
        ]);
      },
    });
  const rows = async <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
    (await database.owner.query(sql, parameters)).rows as T[];
  const actorOf = async (email: string): Promise<{ personId: string }> => ({
    personId: (await rows<{ id: string }>('SELECT id FROM person WHERE email = $1', [email]))[0]?.id ?? '',
  });
  const partnershipOf = async (slug: string): Promise<string> =>
    (await rows<{ id: string }>('SELECT id FROM partnership WHERE slug = $1', [slug]))[0]?.id ?? '';
  const claimsIn = (slug: string): Promise<{ state: string; count: number }[]> =>
    rows(
      `SELECT state, count(*)::int AS count FROM claim c JOIN partnership p ON p.id = c.partnership_id
       WHERE p.slug = $1 GROUP BY state ORDER BY state`,
      [slug],
    );

  beforeAll(async () => {
    database = await testDatabase();
    const began = performance.now();
    await load();
    console.log(`The demonstration was loaded in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  }, LIMIT_MS);
  afterAll(async () => {
    await database.close();
    rmSync(home, { recursive: true });
  });

  it('says that it is there, and is not loaded twice', async () => {
    expect(await rows('SELECT demonstration FROM app.installation')).toEqual([{ demonstration: true }]);
    await expect(load()).rejects.toThrow('The demonstration is loaded already.');
  });

  it('recognises a load that broke off, and a database that is in use', async () => {
    await database.owner.query('UPDATE app.installation SET demonstration = false');
    await expect(load()).rejects.toThrow('An earlier load of the demonstration broke off.');
    await database.owner.query(
      `UPDATE person SET email = 'somebody@weft.example' WHERE email = 'operator@weft.example'`,
    );
    await expect(load()).rejects.toThrow('The database is in use');
    await database.owner.query(
      `UPDATE person SET email = 'operator@weft.example' WHERE email = 'somebody@weft.example'`,
    );
    await database.owner.query('UPDATE app.installation SET demonstration = true');
  });

  it('has met with people in the last months, and some not for long', async () => {
    const met = await rows<{ slug: string; contacts: number; often: number; long: number }>(
      `SELECT p.slug, count(*)::int AS contacts,
         (SELECT count(*)::int FROM last_seen s WHERE s.partnership_id = p.id AND s.seen_on > '2026-10-15') AS often,
         (SELECT count(*)::int FROM last_seen s WHERE s.partnership_id = p.id AND s.seen_on < '2026-09-15') AS long
       FROM contact c JOIN partnership p ON p.id = c.partnership_id GROUP BY p.id, p.slug ORDER BY p.slug`,
    );
    expect(met.map(({ slug }) => slug)).toEqual(['kirklees', 'tyne', 'westway']);
    for (const { contacts, often, long } of met)
      expect({ contacts, often, long }, JSON.stringify(met)).toMatchObject({
        contacts: expect.toSatisfy((count: number) => count > 1500 && count < 10_000),
        often: expect.toSatisfy((count: number) => count > 150),
        long: expect.toSatisfy((count: number) => count > 50),
      });
  });

  it('shows each manager one or two workers who carry too much, one with room, and somebody who is steady', async () => {
    for (const partnership of ['kirklees', 'westway', 'tyne']) {
      const manager = { ...(await actorOf(`manager@${partnership}.example`)), partnership };
      const [team] = await teamCaseloads(manager);
      const loads = (team?.workers ?? [])
        .map(({ percent }) => percent ?? 0)
        .sort((one, other) => one - other);
      const said = `${partnership}: ${JSON.stringify(loads)}`;
      expect(team?.workers[0], said).toMatchObject({ strain: { level: 'STRAIN' } });
      const over = loads.filter((percent) => percent > 100).length;
      expect(over, said).toBeGreaterThanOrEqual(1);
      expect(over, said).toBeLessThanOrEqual(2);
      expect(loads[0], said).toBeLessThan(60);
      const steady = (team?.workers ?? []).filter(({ strain }) => strain.level === 'STEADY');
      expect(steady.length, said).toBeGreaterThanOrEqual(1);
    }
  });

  it('leaves an account a role and partnership, and invites nobody', async () => {
    expect(accounts.map(({ email }) => email).sort()).toEqual(
      ['operator@weft.example', ...new Set(DEMONSTRATION_ACCOUNTS.map(({ email }) => email))].sort(),
    );
    expect(accounts.every(({ password }) => password === DEMONSTRATION_PASSWORD)).toBe(true);
    const listed = await rows<{ email: string; roles: string[] }>(
      `SELECT p.email, m.roles FROM person p JOIN membership m ON m.person_id = p.id
       WHERE p.account_since IS NOT NULL AND m.state = 'ACTIVE'`,
    );
    expect(listed).toHaveLength(DEMONSTRATION_ACCOUNTS.length);
    expect(await rows('SELECT FROM person WHERE NOT demonstration')).toEqual([]);
    expect(await rows(`SELECT FROM outbox WHERE done_at IS NULL OR kind = 'mail.invitation'`)).toEqual([]);
    expect(await rows(`SELECT FROM membership WHERE state <> 'ACTIVE'`)).toEqual([]);
  });

  it('has a present: milestones of every kind, claims to look at again, suggestions kept, support that ends in time', async () => {
    const states = await rows<{ state: string }>(
      'SELECT DISTINCT state FROM milestone WHERE partnership_id = $1',
      [await partnershipOf('tyne')],
    );
    // what is sustained there lasts six months: loaded later, what was under way on its last day is over
    const [clock] = await rows<{ day: string }>('SELECT current_date::text AS day');
    const isUnderWay = (clock?.day ?? '') < addMonths(TODAY, 5);
    expect(states.map(({ state }) => state)).toEqual(
      expect.arrayContaining([...(isUnderWay ? ['DUE', 'PAUSED', 'RUNNING'] : []), 'MISSED', 'REACHED']),
    );
    expect(await rows(BROKEN_AND_MENDED)).toEqual([
      { broken: true, mended: ['CLAIMED', 'REACHED'], call: 30 },
    ]);
    for (const [slug] of STANDS_OUT) {
      const backbone = { ...(await actorOf(`backbone@${slug}.example`)), partnership: slug };
      expect((await claims(backbone, { filter: { flagged: true }, first: 9 })).edges, slug).not.toEqual([]);
      const [counts] = await rows(
        `SELECT (SELECT count(*) FROM allocation_choice c WHERE c.partnership_id = $1) > 5 AS kept,
           (SELECT count(*) FROM enrolment e WHERE e.partnership_id = $1 AND e.ended_on > '2026-08-01') < 500 AS ended`,
        [await partnershipOf(slug)],
      );
      expect(counts, slug).toEqual({ kept: true, ended: true });
    }
  });

  describe('the Kirklees replay', () => {
    it('holds every count of the record in each of its parts', async () => {
      const counted = await rows(
        `SELECT outcome_code AS code,
           count(*) FILTER (WHERE achieved_on BETWEEN $1 AND $2)::int AS "grantPeriod",
           count(*) FILTER (WHERE state = 'PAID')::int AS paid,
           count(*) FILTER (WHERE state = 'VERIFIED' AND unfunded_run_id IS NOT NULL)::int AS unfunded,
           count(*)::int AS count
         FROM claim c JOIN partnership p ON p.id = c.partnership_id WHERE p.slug = 'kirklees' GROUP BY 1 ORDER BY 1`,
        [RECORDED_GRANT_QUARTER.from, RECORDED_GRANT_QUARTER.to],
      );
      const recorded = RECORDED_OUTCOMES.map(({ code, grantPeriod, paid, unfunded }) => ({
        code,
        grantPeriod,
        paid,
        unfunded,
        count: grantPeriod + paid + unfunded,
      })).sort((a, b) => (a.code < b.code ? -1 : 1));
      expect(counted).toEqual(recorded);
      expect(await claimsIn('kirklees')).toEqual([
        { state: 'PAID', count: 27_635 },
        { state: 'VERIFIED', count: 1749 + 1612 },
      ]);
    });

    it('paid the opening amount, three grants and every quarter as published, and nothing for the last', async () => {
      const runs = await rows<{ kind: string; period_end: string; total: bigint; unfunded_total: bigint }>(
        `SELECT kind, period_end::text, total::text, unfunded_total::text FROM payment_run r
         JOIN partnership p ON p.id = r.partnership_id WHERE p.slug = 'kirklees' ORDER BY r.period_end`,
      );
      const run = (kind: string, to: string, total: bigint, unfunded = 0n) => ({
        kind,
        period_end: to,
        total: String(total),
        unfunded_total: String(unfunded),
      });
      expect(runs).toEqual([
        run('OPENING', OPENING.to, OPENING.amount),
        ...GRANTS.map(({ to, amount }) => run('GRANT', to, amount)),
        ...PAID_QUARTERS.map(({ to, amount }) => run('CLAIMS', to, amount)),
        run('CLAIMS', UNFUNDED_QUARTER.to, 0n, RECORDED_TOTALS.unfunded),
      ]);
      const sum = runs.reduce((total, one) => total + BigInt(one.total), 0n);
      expect(sum).toBe(RECORDED_TOTALS.all);
      expect(PAID_QUARTERS.reduce((total, { amount }) => total + amount, 0n)).toBe(1_885_383_700n);
    });

    it('used up what both funders had agreed to, and settled all of it', async () => {
      const statements = await rows(
        `SELECT o.name, sum(s.total)::text AS total, bool_and(s.state = 'SETTLED') AS settled
         FROM statement s JOIN organisation o ON o.partnership_id = s.partnership_id AND o.id = s.funder_id
         JOIN partnership p ON p.id = s.partnership_id WHERE p.slug = 'kirklees' GROUP BY 1 ORDER BY 1`,
      );
      expect(statements).toEqual([
        { name: 'Kirklees Council', total: '1595379500', settled: true },
        { name: 'National Outcomes Fund', total: '660000000', settled: true },
      ]);
    });

    it('records the variation that the payments imply, and says that it is not published', async () => {
      const [variation] = await rows<{ new_maximum: string; reason: string }>(
        'SELECT effective_on::text, new_maximum::text, reason FROM variation',
      );
      expect(variation).toMatchObject({ effective_on: '2023-10-01', new_maximum: '2255379500' });
      expect(variation?.reason).toContain('not itself published');
    });
  });

  describe('the forecast plans', () => {
    it('of Kirklees come to the published totals, and the actual payments to theirs, period by period', async () => {
      const who = { ...(await actorOf('commissioner@kirklees.example')), partnership: 'kirklees' };
      const { plans } = await getForecast(who);
      expect(plans.map(({ name, total, adoptedOn }) => [name, total.amount, adoptedOn])).toEqual([
        ['Plan 4', 2_229_791_700n, '2023-04-01'],
        ['Plan 3', 2_229_791_667n, '2022-12-01'],
        ['Plan 2', 2_235_355_900n, '2021-03-01'],
        ['Plan 1', 2_229_791_667n, '2020-03-01'],
      ]);
      for (const { id, total } of plans) {
        const { rows } = await getForecast(who, { planId: id });
        const paid = rows.map(({ from, to, actual }) => [from, to, actual.amount]);
        // the plans begin with the quarter before the contract's first, which had nothing
        expect(paid).toEqual([
          ['2019-07-01', OPENING.to, OPENING.amount],
          ...[...GRANTS, ...PAID_QUARTERS, UNFUNDED_QUARTER].map(({ from, to, amount }) => [
            from,
            to,
            amount,
          ]),
        ]);
        expect(paid).toHaveLength(17);
        expect(rows.at(-1)?.actualToDate.amount).toBe(RECORDED_TOTALS.all);
        expect(rows.at(-1)?.plannedToDate?.amount).toBe(total.amount);
        expect(rows.at(-1)).toMatchObject({ isBilled: true, waiting: { amount: RECORDED_TOTALS.unfunded } });
      }
    });

    it('of the two that are under way are one each', async () => {
      for (const slug of ['westway', 'tyne']) {
        const who = { ...(await actorOf(`commissioner@${slug}.example`)), partnership: slug };
        const { plans, rows, moneyLimits } = await getForecast(who);
        expect(plans.map(({ name, kind }) => [name, kind])).toEqual([['Base case', 'BASE']]);
        expect(rows.some(({ difference }) => difference !== null && difference.amount !== 0n)).toBe(true);
        expect(moneyLimits[0]).toMatchObject({ kind: 'CONTRACT', state: 'LASTS' });
      }
    });
  });

  describe('the two that are under way', () => {
    it('have about as many children and people as planned', async () => {
      const counts = await rows<{ slug: string; count: number }>(
        `SELECT p.slug, count(*)::int AS count FROM participant x JOIN partnership p ON p.id = x.partnership_id
         GROUP BY 1 ORDER BY 1`,
      );
      expect(counts.map(({ slug }) => slug)).toEqual(['kirklees', 'tyne', 'westway']);
      expect(counts[0]?.count).toBeGreaterThan(6000);
      expect(counts[1]?.count).toBe(1609);
      expect(counts[2]?.count).toBe(709);
    });

    it('have claims in every state that a claim can be left in', async () => {
      const states = [
        'APPROVED',
        'BILLED',
        'PAID',
        'REJECTED',
        'RETURNED',
        'REVERSED',
        'SUBMITTED',
        'VERIFIED',
        'WITHHELD',
      ];
      expect((await claimsIn('westway')).map(({ state }) => state)).toEqual(states);
      expect((await claimsIn('tyne')).map(({ state }) => state)).toEqual(states);
    });

    it('leave something to do for everybody in the school zone', async () => {
      const [waiting] = await rows<Record<string, number>>(
        `SELECT
           count(*) FILTER (WHERE c.state = 'SUBMITTED')::int AS "toApprove",
           count(*) FILTER (WHERE c.state = 'APPROVED')::int AS "toVerify",
           count(*) FILTER (WHERE c.state = 'RETURNED')::int AS returned,
           count(*) FILTER (WHERE c.state = 'WITHHELD')::int AS withheld,
           count(*) FILTER (WHERE c.awaits_answer)::int AS questions,
           count(*) FILTER (WHERE c.reversal_pending)::int AS "reversalsPending",
           (SELECT count(*)::int FROM rate_card k WHERE k.partnership_id = p.id AND k.status = 'DRAFT') AS "cardsToPublish",
           (SELECT count(*)::int FROM payment_run r WHERE r.partnership_id = p.id AND r.authorised_at IS NULL) AS "runsToAuthorise",
           (SELECT count(*)::int FROM statement s WHERE s.partnership_id = p.id AND s.state = 'AUTHORISED') AS "toSettle"
         FROM partnership p JOIN claim c ON c.partnership_id = p.id WHERE p.slug = 'westway' GROUP BY p.id`,
      );
      expect(waiting).toMatchObject({
        questions: 6,
        reversalsPending: 1,
        cardsToPublish: 1,
        runsToAuthorise: 1,
        toSettle: 4,
      });
      expect(waiting?.toVerify).toBeGreaterThanOrEqual(24);
      for (const kind of ['toApprove', 'returned', 'withheld'] as const)
        expect(waiting?.[kind]).toBeGreaterThan(2);
      const mine = await rows(
        `SELECT DISTINCT c.state FROM claim c
         JOIN participant x ON x.partnership_id = c.partnership_id AND x.id = c.participant_id
         JOIN person w ON w.id = x.link_worker_id WHERE w.email = 'link-worker@westway.example' AND c.state = 'RETURNED'`,
      );
      expect(mine).toEqual([{ state: 'RETURNED' }]);
    });

    it('let each school pay for its own children only', async () => {
      const foreign = await rows(
        `SELECT FROM ledger_entry e JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
         WHERE e.contribution_label = 'Schools' AND e.funder_id <> c.anchor_id`,
      );
      expect(foreign).toEqual([]);
      const boroughs = await rows<{ name: string; schools: number }>(
        `SELECT o.name, count(DISTINCT c.anchor_id)::int AS schools FROM ledger_entry e
         JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
         JOIN organisation o ON o.partnership_id = e.partnership_id AND o.id = e.funder_id
         WHERE o.name LIKE 'Borough%' GROUP BY 1 ORDER BY 1`,
      );
      expect(boroughs).toEqual([
        { name: 'Borough of Northmead', schools: 7 },
        { name: 'Borough of Southmead', schools: 5 },
      ]);
    });
  });

  describe('the referral hubs', () => {
    it('have somebody everywhere a referral can stand, who waited for different times', async () => {
      const standing = await rows<{ slug: string; states: string[]; waits: number }>(
        `SELECT p.slug, array_agg(DISTINCT r.state) AS states,
           count(DISTINCT r.received_at::date) FILTER (WHERE r.state = 'WAITING')::int AS waits
         FROM referral r JOIN partnership p ON p.id = r.partnership_id GROUP BY 1 ORDER BY 1`,
      );
      expect(standing.map(({ slug }) => slug)).toEqual(['kirklees', 'tyne', 'westway']);
      for (const { states, waits } of standing) {
        expect([...states].sort()).toEqual([...REFERRAL_STATES].sort());
        expect(waits).toBeGreaterThan(10);
      }
    });

    it('led whoever started to the person’s own record, at the provider that took them on, from that day', async () => {
      const led = await rows<{ count: number; right: number }>(
        `SELECT count(*)::int AS count, count(*) FILTER (WHERE x.given_name = r.given_name
           AND EXISTS (SELECT FROM enrolment e WHERE e.partnership_id = x.partnership_id AND e.participant_id = x.id
             AND e.provider_id = r.provider_id AND e.enrolled_on = h.happened_on)
           AND r.received_at < h.at)::int AS right
         FROM referral r
         JOIN participant x ON x.partnership_id = r.partnership_id AND x.id = r.participant_id
         JOIN referral_event h ON h.partnership_id = r.partnership_id AND h.referral_id = r.id AND h.to_state = 'STARTED'
         WHERE r.state = 'STARTED'`,
      );
      expect(led[0]?.count).toBeGreaterThan(700);
      expect(led[0]?.right).toBe(led[0]?.count);
    });

    it('have people who come again and are recognised, under one record', async () => {
      const again = await rows<{ slug: string; states: string[]; people: number }>(
        `SELECT p.slug, array_agg(DISTINCT r.state ORDER BY r.state) AS states, count(DISTINCT k.participant_id)::int AS people
         FROM recognised_person k
         JOIN referral r ON r.partnership_id = k.partnership_id AND r.id = k.referral_id
           AND coalesce(r.participant_id, k.participant_id) = k.participant_id
         JOIN partnership p ON p.id = k.partnership_id GROUP BY 1 ORDER BY 1`,
      );
      const states = ['IN_TRIAGE', 'OFFERED', 'STARTED', 'WITHDRAWN'];
      // the Kirklees contract has ended: nobody begins again there
      expect(again).toEqual([
        { slug: 'kirklees', states: states.filter((state) => state !== 'STARTED'), people: 3 },
        { slug: 'tyne', states, people: 3 },
        { slug: 'westway', states, people: 3 },
      ]);
    });

    it('have each one provider that declines twice as often as any other', async () => {
      const declines = await rows<{ slug: string; percent: number }>(
        `SELECT p.slug, (100 * count(h.reason) / count(*) FILTER (WHERE h.to_state = 'OFFERED'))::int AS percent
         FROM referral_event h JOIN partnership p ON p.id = h.partnership_id
         WHERE h.provider_id IS NOT NULL GROUP BY p.slug, h.provider_id ORDER BY 1, 2 DESC`,
      );
      for (const slug of ['kirklees', 'tyne', 'westway']) {
        const [most = 0, next = 100] = declines
          .filter((one) => one.slug === slug)
          .map(({ percent }) => percent);
        expect(most, slug).toBeGreaterThan(33);
        expect(next, slug).toBeGreaterThan(5);
        expect(most, slug).toBeGreaterThan(1.7 * next);
      }
    });

    it('are watched, and the provider that stands out is marked for whom it declines', async () => {
      for (const [slug, provider] of STANDS_OUT) {
        const person = await actorOf(`commissioner@${slug}.example`);
        const watch = await declineWatch({ ...person, partnership: slug }, SO_FAR, 'NOTHING');
        const declines = watch.findings.filter(
          ({ isMarked, isMore, subject, count }) =>
            isMarked && isMore && subject === 'PROVIDER' && count === 'DECLINED',
        );
        expect(declines.length, slug).toBeGreaterThan(0);
        for (const { sentence } of declines) expect(sentence).toContain(provider);
      }
    });

    it('suggest somebody for most of those who wait, and have workers who are full', async () => {
      for (const [slug] of STANDS_OUT) {
        const assessor = { ...(await actorOf(`assessor@${slug}.example`)), partnership: slug };
        const { people } = await waitingList(assessor);
        const placed = people.filter(({ first }) => first !== null).length;
        expect(people.length, slug).toBeGreaterThan(15);
        expect(placed, slug).toBeGreaterThan(people.length / 3);
        const workers = (await whoSupports(assessor)).flatMap((one) => one.workers);
        expect(
          workers.some(({ load }) => load.load > load.room),
          slug,
        ).toBe(true);
      }
    });

    it('kept the order of what happened, and asked each person before support started', async () => {
      expect(
        await rows(`SELECT FROM referral_event h JOIN referral_event later ON later.partnership_id = h.partnership_id
          AND later.referral_id = h.referral_id AND later.id > h.id WHERE later.at < h.at`),
      ).toEqual([]);
      expect(
        await rows(`SELECT FROM referral r WHERE r.state = 'STARTED' AND NOT EXISTS (SELECT FROM referral_agreement a
          WHERE a.partnership_id = r.partnership_id AND a.referral_id = r.id AND a.kind = 'AGREED')`),
      ).toEqual([]);
      expect(await rows(`SELECT FROM referral_event WHERE at > '2026-10-31'`)).toEqual([]);
    });
  });

  it('has measured people again in each of them, and claims that rest on it', async () => {
    const measured = await rows<{ slug: string; people: number; again: number; all: number }>(
      `SELECT p.slug, count(*)::int AS people, count(*) FILTER (WHERE a.times > 1)::int AS again, sum(a.times)::int AS all
       FROM (SELECT partnership_id, participant_id, count(*) AS times FROM assessment GROUP BY 1, 2) a
       JOIN partnership p ON p.id = a.partnership_id GROUP BY 1 ORDER BY 1`,
    );
    expect(measured.map(({ slug }) => slug)).toEqual(['kirklees', 'tyne', 'westway']);
    expect(measured[1]?.again).toBeGreaterThan(300);
    expect(measured[1]?.all).toBeLessThan(3000);
    const improved = await rows<{ better: number; all: number }>(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE f ->> 'direction' = 'BETTER')::int AS better
       FROM evidence_measure m CROSS JOIN jsonb_array_elements(m.figures) f WHERE m.first_on IS NOT NULL`,
    );
    expect(improved[0]?.all).toBeGreaterThan(100);
    expect(improved[0]?.better).toBe(improved[0]?.all);
  });

  it('has an accredited analyst with a project, rows without names and a table that waits for the data lead', async () => {
    const analyst = { ...(await actorOf('analyst@tyne.example')), partnership: 'tyne' };
    const { projects, accreditedUntil } = await analystProjects(analyst);
    expect(accreditedUntil).not.toBeNull();
    expect(projects.map(({ title, isOpen }) => [title, isOpen])).toEqual([
      ['Whose wellbeing improves', true],
    ]);
    const { rows: people, next } = await projectRows(analyst, projects[0]?.id ?? '', {
      after: 0,
      sortBy: null,
      filterBy: null,
      filterValue: null,
    });
    expect([people.length, next]).toEqual([50, 50]);
    const lead = { ...(await actorOf('data-lead@tyne.example')), partnership: 'tyne' };
    const [output] = await analystOutputs(lead);
    expect(output).toMatchObject({ title: 'Outcomes by years of birth', state: 'ASKED' });
    // something is hidden in it, and something is there to read
    const counts = (output?.table.rows ?? []).flatMap((row) => row.counts);
    expect(counts).toEqual(expect.arrayContaining([null]));
    expect(counts.filter((count) => (count ?? 0) > 0).length).toBeGreaterThan(10);
  });

  it('shows one funder its money in all three', async () => {
    const [fund] = await rows<{ id: string }>(
      `SELECT id FROM person WHERE email = 'funder@outcomes-fund.example'`,
    );
    const mine = await portfolio({ personId: fund?.id ?? '' });
    expect(mine).toHaveLength(3);
    expect(mine.every(({ paid }) => paid.amount > 0n)).toBe(true);
  });

  it('balances to the penny everywhere', async () => {
    for (const slug of ['kirklees', 'westway', 'tyne']) {
      const report = await verifyLedger(systemActor(await partnershipOf(slug)));
      expect(report.findings).toEqual([]);
      expect(report.transactions).toBeGreaterThan(1000);
    }
  }, 120_000);

  it('keeps its evidence as real files', async () => {
    const [files] = await rows<{ count: number; kinds: number }>(
      'SELECT count(*)::int AS count, count(DISTINCT media_type)::int AS kinds FROM upload',
    );
    expect(files?.count).toBeGreaterThan(500);
    expect(files?.kinds).toBe(3);
    expect(
      await rows(`SELECT FROM claim c WHERE NOT EXISTS (SELECT FROM evidence e
        WHERE e.partnership_id = c.partnership_id AND e.claim_id = c.id)`),
    ).toEqual([]);
  });
});
