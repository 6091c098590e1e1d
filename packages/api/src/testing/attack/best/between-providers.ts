import { randomUUID } from 'node:crypto';
import type { EveryTable, Scene } from '@weft/shared/testing';
import type pg from 'pg';
import { lastOfAll } from './first-and-last.js';
import { addParticipant } from './participant.js';

const providersOf = async (scene: Scene): Promise<{ own: string; other: string }> => ({
  own: await scene.organisation('First provider'),
  other: await scene.organisation('Second provider'),
});

/** Somebody to ask another provider for, and transfers that wait, each for the mutation that decides on it. */
export async function addTransfers(
  owner: pg.Pool,
  scene: Scene,
  { people, firstParticipantId }: EveryTable,
): Promise<Map<string, string>> {
  const { own, other } = await providersOf(scene);
  const add = (reference: string, provider: string): Promise<string> =>
    addParticipant(owner, scene, { reference, provider });
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
export async function addJointWorks(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const { own, other } = await providersOf(scene);
  const worker = people.LINK_WORKER.personId;
  const add = (reference: string, provider: string): Promise<string> =>
    addParticipant(owner, scene, { reference, provider, worker });
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
