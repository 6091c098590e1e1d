import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import {
  approveClaim,
  type ClaimView,
  claim,
  rejectClaim,
  submitClaim,
  verifyClaim,
  verifyClaims,
} from '../claims/index.js';
import { executeRun, previewRun, runPayments } from '../payments/index.js';
import { type Actor, systemActor } from '../tenancy/index.js';
import {
  type ClashInput,
  clashDecisions,
  decideClash,
  keepApart,
  mergeParticipants,
  mergePreview,
  mergesOf,
  undoMerge,
} from './index.js';

const on = calendarDate;

describe('two claims for one outcome of one person', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let second: Actor & { personId: string };
  let secondProvider: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    second = await scene.person('Second Chance', 'LINK_WORKER');
    secondProvider = await scene.organisation('Second Chance', 'PROVIDER');
  });
  afterAll(() => database.close());

  /** Both records, the first with a claim that waits for approval, the second's verified or as far as said. */
  const clash = async (far: 'APPROVED' | 'VERIFIED' = 'VERIFIED') => {
    const one = await scene.enrol();
    const other = await scene.enrol({ providerId: secondProvider, enrolledOn: on('2024-06-01') }, second);
    const first = await scene.submitted({ participantId: one.id });
    const again = granted(await submitClaim(second, scene.input(other.id, { achievedOn: on('2024-07-01') })));
    granted(await approveClaim(scene.people.backbone, again));
    if (far === 'VERIFIED') granted(await verifyClaim(scene.people.verifier, again));
    const input = (standsId: string): ClashInput => ({
      oneId: one.id,
      otherId: other.id,
      outcomeCode: 'ENTRY',
      standsId,
      reason: 'She came to us first.',
    });
    return { one, other, first, again, input };
  };
  const merge = (keptId: string, mergedId: string, by: Actor = scene.people.backbone) =>
    mergeParticipants(by, {
      keptId,
      mergedId,
      nameFrom: 'KEPT',
      birthDateFrom: 'KEPT',
      postcodeFrom: 'KEPT',
      supportFrom: 'KEPT',
      baselines: [],
    });
  const seen = async ({ id }: Pick<ClaimView, 'id'>) => claim(scene.people.backbone, id);
  const set = async (id: string, state: string) => {
    await database.owner.query('ALTER TABLE claim DISABLE TRIGGER guard');
    await database.owner.query(
      `UPDATE claim SET state = $2, reversal_pending = ($2 = 'REVERSED') WHERE id = $1`,
      [id, state],
    );
    await database.owner.query('ALTER TABLE claim ENABLE TRIGGER guard');
  };

  it('are shown side by side; the decision ends the verified one, naming the one that stands, and they merge', async () => {
    const { one, other, first, again, input } = await clash();
    const [shown] = (await mergePreview(scene.people.backbone, one.id, other.id)).claims;
    expect(shown).toMatchObject({
      one: { reference: first.reference, price: { amount: 68_500n }, endsAtOnce: false },
      other: {
        reference: again.reference,
        provider: { name: 'Second Chance' },
        submittedBy: { id: second.personId },
        submittedAt: expect.any(Date),
        endsAtOnce: true,
      },
    });
    const decided = granted(await decideClash(scene.people.backbone, input(one.id)));
    expect(decided.claims).toEqual([]);
    const ended = await seen(again);
    expect(ended?.state).toBe('REVERSED');
    expect(ended?.history.at(-1)?.reason).toContain(`${first.reference} stands`);
    expect((await seen(first))?.state).toBe('SUBMITTED');
    granted(await merge(one.id, other.id));
    const [merged] = await mergesOf(scene.people.backbone, one.id);
    expect(merged?.decisions).toMatchObject([
      {
        outcomeCode: 'ENTRY',
        standsReference: first.reference,
        endsReference: again.reference,
        reason: 'She came to us first.',
        by: { id: scene.people.backbone.personId },
        endsState: 'REVERSED',
        endedIt: true,
      },
    ]);
    // the trail has who decided about which claim
    const trail = await database.owner.query(
      `SELECT FROM (SELECT action, unnest(record_ids)::text AS id FROM audit_entry UNION ALL
         SELECT action, unnest(record_ids)::text FROM audit_note) x WHERE action = 'decideClash' AND id = $1`,
      [again.id],
    );
    expect(trail.rowCount).toBeGreaterThan(0);
    // undone: each claim is its own person's again, and the second one's outcome may be claimed anew
    granted(await undoMerge(scene.people.backbone, merged?.id ?? ''));
    expect((await seen(again))?.participant?.id).toBe(other.id);
    expect((await seen(first))?.participant?.id).toBe(one.id);
    const anew = granted(await submitClaim(second, scene.input(other.id, { achievedOn: on('2024-07-01') })));
    expect(anew.state).toBe('SUBMITTED');
  });

  it('wait for those who may end the one that does not stand; the last decision counts', async () => {
    const { one, other, first, again, input } = await clash('APPROVED');
    granted(await decideClash(scene.people.backbone, input(other.id)));
    const decided = granted(await decideClash(scene.people.backbone, input(one.id)));
    expect(decided.claims).toHaveLength(1);
    expect(decided.decisions).toMatchObject([{ endsId: again.id, endedIt: false, endsState: 'APPROVED' }]);
    expect(isRefusal(await merge(one.id, other.id))).toBe(true);
    expect(await clashDecisions(scene.people.verifier, first.id)).toEqual([]);
    expect(await clashDecisions(scene.people.verifier, again.id)).toMatchObject([
      { standsReference: first.reference, reason: 'She came to us first.' },
    ]);
    granted(await rejectClaim(scene.people.verifier, { id: again.id, reason: 'Claimed twice.' }));
    granted(await merge(one.id, other.id));
    const [merged] = await mergesOf(scene.people.backbone, one.id);
    expect(merged?.decisions).toMatchObject([{ endsState: 'REJECTED', endedIt: false }]);
  });

  it('let nobody verify the one that does not stand: it would be paid a second time', async () => {
    const { verifier } = scene.people;
    const { one, other, first, again, input } = await clash('APPROVED');
    granted(await decideClash(scene.people.backbone, input(one.id)));
    expect(await verifyClaim(verifier, again)).toMatchObject({
      code: 'ALREADY_CLAIMED',
      message: expect.stringContaining(`${first.reference} stands`),
    });
    expect(await verifyClaims(verifier, { ids: [again.id] })).toMatchObject([{ code: 'ALREADY_CLAIMED' }]);
    expect((await seen(again))?.state).toBe('APPROVED');
    // it may be sent back, and decided anew
    granted(await decideClash(scene.people.backbone, input(other.id)));
    expect(granted(await verifyClaim(verifier, again)).state).toBe('VERIFIED');
  });

  it('let it be verified once the other one has ended, or the records are of two people', async () => {
    const { backbone, verifier } = scene.people;
    const ended = await clash('APPROVED');
    granted(await decideClash(backbone, ended.input(ended.one.id)));
    granted(await approveClaim(backbone, ended.first));
    granted(await rejectClaim(verifier, { id: ended.first.id, reason: 'Not what was agreed.' }));
    expect(granted(await verifyClaim(verifier, ended.again)).state).toBe('VERIFIED');
    const apart = await clash('APPROVED');
    granted(await decideClash(backbone, apart.input(apart.one.id)));
    granted(await keepApart(backbone, apart.one.id, apart.other.id));
    expect(granted(await verifyClaim(verifier, apart.again)).state).toBe('VERIFIED');
  });

  it('let no run bill the one that does not stand while it waits for somebody else to reverse it', async () => {
    const both = await scene.person('The Backbone', 'BACKBONE', 'VERIFIER');
    const { one, other, again, input } = await clash('APPROVED');
    granted(await verifyClaim(both, again));
    granted(await decideClash(both, input(one.id)));
    expect((await seen(again))?.state).toBe('VERIFIED');
    const due = async () =>
      granted(await previewRun(scene.people.backbone, { periodEnd: on('2024-12-31') })).claimCount;
    const before = await due();
    // decided anew, it is due like any other
    granted(await decideClash(both, input(other.id)));
    expect(await due()).toBe(before + 1);
    granted(await decideClash(both, input(one.id)));
    const { id } = granted(await runPayments(scene.people.backbone, { periodEnd: on('2024-12-31') }));
    await executeRun(systemActor(scene.partnershipId), id);
    const listed = await database.owner.query<{ claim_id: string }>(
      'SELECT claim_id FROM payment_run_claim WHERE run_id = $1',
      [id],
    );
    expect(listed.rows).toHaveLength(before);
    expect(listed.rows.map(({ claim_id }) => claim_id)).not.toContain(again.id);
  });

  it.each(['BILLED', 'PAID'])(
    'take no money back by the way: one that is %s keeps its state',
    async (state) => {
      const { one, other, again, input } = await clash();
      await set(again.id, state);
      const decided = granted(await decideClash(scene.people.backbone, input(one.id)));
      expect(decided).toMatchObject({
        claims: [{ outcomeCode: 'ENTRY' }],
        decisions: [{ endsState: state }],
      });
      expect(await clashDecisions(scene.people.auditor, again.id)).toHaveLength(1);
      expect(await merge(one.id, other.id)).toMatchObject({ code: 'WRONG_STATE', claimId: again.id });
    },
  );

  it('are nobody’s to end any more once the records are said to be of two people', async () => {
    const { one, other, again, input } = await clash('APPROVED');
    granted(await decideClash(scene.people.backbone, input(one.id)));
    granted(await keepApart(scene.people.backbone, one.id, other.id));
    expect(await clashDecisions(scene.people.verifier, again.id)).toEqual([]);
  });

  it('are not decided on once the records are said to be of two people, and no claim of theirs ends', async () => {
    const { one, other, again, input } = await clash();
    granted(await keepApart(scene.people.backbone, other.id, one.id));
    expect(await decideClash(scene.people.backbone, input(one.id))).toMatchObject({ code: 'WRONG_STATE' });
    expect((await seen(again))?.state).toBe('VERIFIED');
    expect((await mergePreview(scene.people.backbone, one.id, other.id)).decisions).toEqual([]);
  });

  it('ask nobody to end the one for the sake of the other once that has ended itself', async () => {
    const { one, first, again, input } = await clash('APPROVED');
    granted(await decideClash(scene.people.backbone, input(one.id)));
    expect(await clashDecisions(scene.people.verifier, again.id)).toHaveLength(1);
    granted(await approveClaim(scene.people.backbone, first));
    granted(await rejectClaim(scene.people.verifier, { id: first.id, reason: 'Not what was agreed.' }));
    expect(await clashDecisions(scene.people.verifier, again.id)).toEqual([]);
  });

  it('are refused without a reason, a choice or a clash, and leave everything as it was', async () => {
    const { one, other, again, input } = await clash();
    const decide = (given: Partial<ClashInput>) =>
      decideClash(scene.people.backbone, { ...input(one.id), ...given });
    expect(await decide({ reason: ' ' })).toMatchObject({ code: 'INVALID', field: 'reason' });
    expect(await decide({ standsId: again.id })).toMatchObject({ code: 'INVALID', field: 'standsId' });
    expect(await decide({ outcomeCode: 'COURSE' })).toMatchObject({ code: 'WRONG_STATE' });
    expect((await seen(again))?.state).toBe('VERIFIED');
    expect((await mergePreview(scene.people.backbone, one.id, other.id)).decisions).toEqual([]);
    await set(again.id, 'REVERSED');
    expect(await decide({ standsId: other.id })).toMatchObject({ code: 'WRONG_STATE', field: 'standsId' });
  });

  it('are for the backbone to decide on: the hub’s assessor is told so, nobody else may, and nothing is changed', async () => {
    const { one, other, input } = await clash();
    const assessor = await scene.person('The Backbone', 'ASSESSOR');
    const refused = await merge(one.id, other.id, assessor);
    expect(isRefusal(refused) && refused.message).toContain(
      'Somebody of the backbone decides which claim stands',
    );
    for (const who of [assessor, scene.people.verifier, scene.people.linkWorker, scene.people.commissioner])
      await expect(decideClash(who, input(one.id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(database.owner.query('DELETE FROM clash_decision')).rejects.toThrow(
      /never changed or deleted/,
    );
  });
});
