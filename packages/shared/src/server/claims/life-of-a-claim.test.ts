import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLAIM_MOVES,
  CLAIM_STATES,
  type ClaimState,
  type ClaimVerb,
  isRefusal,
  type Refusal,
} from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type Person,
  SIGNED,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { withTenant } from '../tenancy/index.js';
import {
  answerAboutClaim,
  approveClaim,
  approveClaimsIn,
  type ClaimView,
  claim,
  rejectClaim,
  resubmitClaim,
  returnClaim,
  reverseClaim,
  submitClaim,
  verifyClaim,
  withholdClaim,
} from './index.js';

type Deed = (who: Person, id: string) => Promise<ClaimView | Refusal>;

const reason = 'Because the letter is of another person.';
const DEEDS: Partial<Record<ClaimVerb, Deed>> = {
  approveClaim: (who, id) => approveClaim(who, { id }),
  returnClaim: (who, id) => returnClaim(who, { id, reason }),
  resubmitClaim: (who, id) => resubmitClaim(who, { id, evidence: [] }),
  verifyClaim: (who, id) => verifyClaim(who, { id }),
  withholdClaim: (who, id) => withholdClaim(who, { id, reason }),
  rejectClaim: (who, id) => rejectClaim(who, { id, reason }),
  reverseClaim: (who, id) => reverseClaim(who, { id, reason }),
};

describe('the life of a claim', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let actors: Record<string, Person>;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    const { people } = scene;
    actors = {
      approveClaim: people.backbone,
      returnClaim: people.backbone,
      resubmitClaim: people.linkWorker,
      verifyClaim: people.verifier,
      withholdClaim: people.verifier,
      rejectClaim: people.verifier,
      reverseClaim: people.auditor,
    };
  });
  afterAll(() => database.close());

  const act = (verb: ClaimVerb, id: string, who = actors[verb]): Promise<ClaimView | Refusal> => {
    const deed = DEEDS[verb];
    if (!deed || !who) throw new Error(`Nobody does ${verb} here.`);
    return deed(who, id);
  };
  /** A claim in a state, put there behind the guard. */
  const standing = async (state: ClaimState): Promise<string> => {
    const { id } = await scene.submitted();
    const { backbone, verifier } = scene.people;
    await database.owner.query('ALTER TABLE claim DISABLE TRIGGER guard');
    await database.owner.query(
      `UPDATE claim SET state = $2, approved_by = $3, approved_at = now(), verified_by = $4, verified_at = now() WHERE id = $1`,
      [id, state, backbone.personId, verifier.personId],
    );
    await database.owner.query('ALTER TABLE claim ENABLE TRIGGER guard');
    return id;
  };
  const code = (answer: ClaimView | Refusal): string => (isRefusal(answer) ? answer.code : answer.state);

  it('goes from the provider to the verifier, each step written down with who took it', async () => {
    const { id } = await scene.submitted();
    granted(await act('returnClaim', id));
    granted(await act('resubmitClaim', id));
    granted(await act('approveClaim', id));
    granted(await act('withholdClaim', id));
    const verified = granted(await act('verifyClaim', id));
    const { linkWorker, backbone, verifier } = scene.people;
    expect(verified.history.map(({ from, to, by, reason: why }) => [from, to, by?.id, why])).toEqual([
      [null, 'SUBMITTED', linkWorker.personId, null],
      ['SUBMITTED', 'RETURNED', backbone.personId, reason],
      ['RETURNED', 'SUBMITTED', linkWorker.personId, null],
      ['SUBMITTED', 'APPROVED', backbone.personId, null],
      ['APPROVED', 'WITHHELD', verifier.personId, reason],
      ['WITHHELD', 'VERIFIED', verifier.personId, null],
    ]);
  });

  it('makes every move of the table and none besides, whoever tries', async () => {
    for (const state of CLAIM_STATES) {
      const untouched = await standing(state);
      for (const verb of Object.keys(DEEDS) as ClaimVerb[]) {
        const move = CLAIM_MOVES.find((one) => one.from === state && one.verb === verb);
        const id = move ? await standing(state) : untouched;
        const who = verb === 'resubmitClaim' ? scene.people.manager : actors[verb];
        const sees = await claim(who ?? scene.people.backbone, id);
        if (!sees) {
          await expect(act(verb, id, who)).rejects.toMatchObject({ code: 'NOT_FOUND' });
          continue;
        }
        const answer = await act(verb, id, who);
        expect([state, verb, code(answer)]).toEqual([state, verb, move ? move.to : 'WRONG_STATE']);
        const events = await database.owner.query('SELECT FROM claim_event WHERE claim_id = $1', [id]);
        expect(events.rowCount).toBe(move ? 2 : 1);
      }
    }
  });

  it('is guarded in the database by the same table', async () => {
    const { rows } = await database.owner.query<{ source: string }>(
      `SELECT prosrc AS source FROM pg_proc WHERE proname = 'guard_claim'`,
    );
    const pairs = [...(rows[0]?.source ?? '').matchAll(/'([A-Z]+)>([A-Z]+)'/g)].map(
      (found) => `${found[1]}>${found[2]}`,
    );
    expect(pairs.sort()).toEqual([...new Set(CLAIM_MOVES.map(({ from, to }) => `${from}>${to}`))].sort());
    const id = await standing('SUBMITTED');
    const reached = CLAIM_MOVES.filter(({ from }) => from === 'SUBMITTED').map(({ to }) => to);
    for (const to of CLAIM_STATES.filter((state) => state !== 'SUBMITTED' && !reached.includes(state))) {
      await expect(
        database.owner.query('UPDATE claim SET state = $2 WHERE id = $1', [id, to]),
      ).rejects.toThrow('a claim does not go from');
    }
    for (const change of ['price = 1', `achieved_on = '2024-01-02'`, `outcome_code = 'COURSE'`])
      await expect(database.owner.query(`UPDATE claim SET ${change} WHERE id = $1`, [id])).rejects.toThrow();
  });

  it('is for those whose part it is', async () => {
    const id = await standing('SUBMITTED');
    const { people } = scene;
    const allowed: Record<string, readonly Person[]> = {
      approveClaim: [people.backbone, people.otherBackbone],
      returnClaim: [people.backbone, people.otherBackbone],
      resubmitClaim: [people.linkWorker, people.manager],
      verifyClaim: [people.verifier],
      withholdClaim: [people.verifier],
      rejectClaim: [people.verifier],
      reverseClaim: [people.auditor, people.backbone, people.otherBackbone],
    };
    const everyone = [
      people.backbone,
      people.linkWorker,
      people.manager,
      people.verifier,
      people.commissioner,
      people.auditor,
      people.funder,
    ];
    for (const verb of Object.keys(DEEDS) as ClaimVerb[])
      for (const who of everyone.filter((one) => !allowed[verb]?.includes(one)))
        await expect(act(verb, id, who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const elsewhere = await makeClaimScene(database.owner);
    await expect(act('approveClaim', id, elsewhere.people.backbone)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(act('approveClaim', 'C-000001')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const otherProvider = await scene.person('Second Steps', 'LINK_WORKER');
    await expect(act('resubmitClaim', id, otherProvider)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('has three persons behind it, over its whole history and whatever roles they hold', async () => {
    const many = await scene.person('First Steps', 'LINK_WORKER', 'BACKBONE', 'VERIFIER', 'AUDITOR');
    const { people } = scene;
    const mine = granted(await submitClaim(many, scene.input((await scene.enrol()).id)));
    expect(mine.actions).toEqual(['ASK']);
    expect(code(await act('approveClaim', mine.id, many))).toBe('SAME_PERSON');
    expect(code(await act('returnClaim', mine.id, many))).toBe('SAME_PERSON');
    granted(await act('returnClaim', mine.id, people.backbone));
    // somebody else submits it again, and the first submitter still has had a part in it
    granted(await act('resubmitClaim', mine.id, people.manager));
    expect(code(await act('approveClaim', mine.id, many))).toBe('SAME_PERSON');
    granted(await act('approveClaim', mine.id, people.otherBackbone));
    for (const verb of ['verifyClaim', 'withholdClaim', 'rejectClaim'] as const)
      expect(code(await act(verb, mine.id, many))).toBe('SAME_PERSON');
    const verifierToo = await scene.person('The Council', 'VERIFIER', 'AUDITOR');
    granted(await act('verifyClaim', mine.id, verifierToo));
    expect(code(await act('reverseClaim', mine.id, verifierToo))).toBe('SAME_PERSON');
    expect(code(await act('reverseClaim', mine.id, people.auditor))).toBe('REVERSED');
  });

  it('sends back only with a reason, which is text of up to 5,000 characters', async () => {
    const id = await standing('SUBMITTED');
    const back = async (why: string) => {
      const answer = await returnClaim(scene.people.backbone, { id, reason: why });
      return isRefusal(answer) ? `${answer.code} ${answer.field}` : answer.history.at(-1)?.reason;
    };
    for (const blank of ['', '   ', '\n\t', '\u00a0']) expect(await back(blank)).toBe('INVALID reason');
    expect(await back('x'.repeat(5001))).toBe('INVALID reason');
    expect(await back('a\u0000b')).toBe('INVALID reason');
    const long = '𝔘'.repeat(5000);
    expect(await back(` ${long} `)).toBe(long);
  });

  it('is moved once by two who decide in the same instant', async () => {
    const { people } = scene;
    const { id } = await scene.approved();
    const answers = await Promise.all([
      verifyClaim(people.verifier, { id }),
      rejectClaim(people.otherVerifier, { id, reason }),
      withholdClaim(people.otherVerifier, { id, reason }),
    ]);
    expect(answers.map(code).filter((one) => one === 'WRONG_STATE').length).toBeGreaterThanOrEqual(1);
    const { id: fresh } = await scene.submitted();
    const twice = await Promise.all(
      [people.backbone, people.otherBackbone].map((who) => approveClaim(who, { id: fresh })),
    );
    expect(twice.map(code).sort()).toEqual(['APPROVED', 'WRONG_STATE']);
  });

  it('is submitted again with its date and price, and evidence added', async () => {
    const { people } = scene;
    const first = await scene.approved();
    granted(await act('withholdClaim', first.id));
    await scene.publish([{ code: 'ENTRY', price: 1n }], { from: '2019-01-01' });
    const uploadId = await scene.upload();
    const again = granted(
      await resubmitClaim(people.linkWorker, { id: first.id, evidence: [{ kind: 'DOCUMENT', uploadId }] }),
    );
    expect(again).toMatchObject({ state: 'SUBMITTED', price: first.price, achievedOn: first.achievedOn });
    expect(again.evidence.map((one) => one.kind)).toEqual(['SELF_CERTIFICATION', 'DOCUMENT']);
    const other = await scene.submitted();
    granted(await act('returnClaim', other.id));
    const wrong = async (evidence: Parameters<typeof resubmitClaim>[1]['evidence']) => {
      const answer = await resubmitClaim(people.manager, { id: other.id, evidence });
      return isRefusal(answer) ? `${answer.code} ${answer.field}` : answer.state;
    };
    expect(await wrong([SIGNED, { kind: 'DATA_MATCH' }])).toBe('INVALID evidence.1.kind');
    expect(await wrong([{ kind: 'DOCUMENT', uploadId }])).toBe('INVALID evidence.0.uploadId');
    expect(await wrong([{ kind: 'DOCUMENT' }])).toBe('EVIDENCE_MISSING evidence.0.uploadId');
    expect(await wrong([])).toBe('SUBMITTED');
  });

  it('is submitted again with a note that its history keeps', async () => {
    const { people } = scene;
    const { id } = await scene.submitted();
    granted(await act('returnClaim', id));
    const send = async (note: string | null) => {
      const answer = await resubmitClaim(people.linkWorker, { id, evidence: [], note });
      return isRefusal(answer) ? `${answer.code} ${answer.field}` : answer.history.at(-1);
    };
    expect(await send('x'.repeat(5001))).toBe('INVALID note');
    expect(await send('a\u0000b')).toBe('INVALID note');
    expect(await send(' The date is right: see page 2. ')).toMatchObject({
      from: 'RETURNED',
      to: 'SUBMITTED',
      reason: 'The date is right: see page 2.',
    });
    granted(await act('returnClaim', id));
    expect(await send('  ')).toMatchObject({ to: 'SUBMITTED', reason: null });
  });

  it('lets its provider write about a claim that came back, and about no other unasked', async () => {
    const { people } = scene;
    const { id } = await scene.submitted();
    const write = async (who: Person, answer: string) => {
      const written = await answerAboutClaim(who, { id, answer });
      return isRefusal(written) ? `${written.code} ${written.field ?? ''}`.trim() : written;
    };
    expect(await write(people.linkWorker, 'Which date?')).toBe('WRONG_STATE');
    granted(await act('returnClaim', id));
    const elsewhere = await scene.person('Second Steps', 'LINK_WORKER');
    await expect(write(elsewhere, 'Which date?')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await write(people.linkWorker, ' ')).toBe('INVALID answer');
    expect(await write(people.manager, 'Which date?')).toMatchObject({
      state: 'RETURNED',
      awaitsAnswer: false,
      actions: ['RESUBMIT', 'ANSWER'],
      conversation: [{ text: 'Which date?', awaitsAnswer: false }],
    });
  });

  it('is approved by the thousand as one by one', async () => {
    const ids = [(await scene.submitted()).id, (await scene.approved()).id, (await scene.submitted()).id];
    const at = new Date('2024-04-05T10:00:00Z');
    await database.owner.query('UPDATE app.installation SET dates_back = true');
    const results = await withTenant(scene.people.otherBackbone, (tenant) =>
      approveClaimsIn(
        tenant,
        ids.map((id) => ({ id, at })),
      ),
    );
    expect(results.map((one) => one?.code ?? 'made')).toEqual(['made', 'WRONG_STATE', 'made']);
    const first = await claim(scene.people.backbone, ids[0] ?? '');
    expect(first?.history.at(-1)).toMatchObject({ to: 'APPROVED', at });
  });
});
