import type { EveryTable, Scene } from '@weft/shared/testing';
import type pg from 'pg';
import { lastOfAll } from './first-and-last.js';
import { addParticipant } from './participant.js';

/** People of the first provider's, each for the mutation that changes their support. */
export async function addSupported(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const provider = await scene.organisation('First provider');
  const add = (reference: string, phase: string): Promise<string> =>
    addParticipant(owner, scene, { reference, provider, phase });
  return new Map([
    ['changePhase.participant', await add('P-11', 'ACTIVE')],
    ['closeSupport.participant', await add('P-12', 'ACTIVE')],
    ['reopenSupport.participant', await add('P-13', 'CLOSED')],
    ['moveParticipants.participant', await add('P-14', 'ACTIVE')],
    ['moveParticipants.person', people.LINK_WORKER.personId],
  ]);
}

/** A contact that no other is tried before: it is corrected once. */
export async function addContact(owner: pg.Pool, scene: Scene, filled: EveryTable): Promise<string> {
  const id = lastOfAll();
  await owner.query(
    `INSERT INTO contact (partnership_id, id, participant_id, recorded_by, recorded_at, client_key, kind, met_on, seen)
     VALUES ($1, $2, $3, $4, now(), $2, 'VISIT', '2026-01-12', true)`,
    [scene.partnershipId, id, filled.firstParticipantId, filled.people.LINK_WORKER.personId],
  );
  return id;
}

/** A service of the first provider, for whose people a group meets. */
export async function addService(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<[string, string][]> {
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
