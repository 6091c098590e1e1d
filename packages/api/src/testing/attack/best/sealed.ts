import { randomUUID } from 'node:crypto';
import type { EveryTable, Scene } from '@weft/shared/testing';
import type pg from 'pg';
import { addParticipant } from './participant.js';

/**
 * A participant to seal, and two who are sealed and whom the backbone's and the hub's people can open: whatever else is
 * attacked must not name them to anybody else.
 */
export async function addSealed(
  owner: pg.Pool,
  scene: Scene,
  { people }: EveryTable,
): Promise<Map<string, string>> {
  const provider = await scene.organisation('First provider');
  const add = async (reference: string): Promise<string> => {
    const id = await addParticipant(owner, scene, {
      reference,
      provider,
      familyName: 'Hidden',
      worker: people.LINK_WORKER.personId,
    });
    await owner.query(
      `INSERT INTO contact (partnership_id, participant_id, recorded_by, recorded_at, client_key, kind, met_on, seen)
       VALUES ($1, $2, $3, now(), $2, 'VISIT', '2026-01-12', true)`,
      [scene.partnershipId, id, people.LINK_WORKER.personId],
    );
    return id;
  };
  const seal = async (reference: string): Promise<string> => {
    const [id, sealId] = [await add(reference), randomUUID()];
    await owner.query(
      `INSERT INTO record_seal (partnership_id, id, record_id, participant_id, reason, sealed_by, sealed_at)
       VALUES ($1, $2, $3, $3, 'Somebody looks for them', $4, now())`,
      [scene.partnershipId, sealId, id, people.BACKBONE.personId],
    );
    await owner.query(
      `INSERT INTO seal_opener (partnership_id, seal_id, person_id, named_by, named_at)
       SELECT $1, $2, x, $3, now() FROM unnest($4::uuid[]) AS x`,
      [
        scene.partnershipId,
        sealId,
        people.BACKBONE.personId,
        [people.BACKBONE.personId, people.ASSESSOR.personId],
      ],
    );
    return id;
  };
  const sealed = await seal('P-42');
  return new Map([
    ['sealRecord.participant', await add('P-41')],
    // cannot be named: so nobody else is sealed when records are tried one after the other
    ['sealRecord.person', people.COMMISSIONER.personId],
    ['recordSeal.participant', sealed],
    ['setSealOpeners.participant', sealed],
    // who names is named still: whoever else is may have lost their role by a change that was tried before
    ['setSealOpeners.person', people.BACKBONE.personId],
    ['unsealRecord.participant', await seal('P-43')],
  ]);
}
