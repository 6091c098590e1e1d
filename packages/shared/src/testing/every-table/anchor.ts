import type pg from 'pg';
import type { Scene } from '../scene.js';
import type { Person } from './filling.js';

/** A row in every table of an anchor: the school, looked after by the first provider's link worker. */
export async function fillAnchor(
  owner: pg.Pool,
  scene: Scene,
  {
    people,
    firstProvider,
    firstParticipant,
    insert,
  }: {
    readonly people: Readonly<Record<'BACKBONE' | 'LINK_WORKER' | 'ANCHOR', Person>>;
    readonly firstProvider: string;
    readonly firstParticipant: string;
    readonly insert: (table: string, row: Record<string, unknown>) => Promise<string>;
  },
): Promise<void> {
  const at = new Date('2026-01-15T12:00:00Z');
  const of = { anchor_id: await scene.organisation('School') };
  await owner.query('UPDATE participant SET anchor_id = $2 WHERE id = $1', [firstParticipant, of.anchor_id]);
  await insert('anchor_record', { ...of, ods_code: 'A12345', address: '1 School Lane', imported_at: at });
  await insert('anchor_worker', {
    ...of,
    person_id: people.LINK_WORKER.personId,
    provider_id: firstProvider,
    from_on: '2025-01-01',
  });
  await insert('anchor_contact', { ...of, name: 'Head teacher', job: 'Head', recorded_at: at });
  await insert('anchor_places', {
    ...of,
    from_on: '2025-09-01',
    to_on: '2026-08-31',
    places: 20,
    agreed_at: at,
  });
  await insert('anchor_promise', {
    ...of,
    review_on: '2025-12-01',
    words: 'A room on Thursdays',
    promised_by: 'ANCHOR',
    who: 'Head teacher',
    due_on: '2026-01-08',
    recorded_by: people.LINK_WORKER.personId,
    recorded_at: at,
  });
  await insert('anchor_agreement', {
    ...of,
    fields: ['NAME', 'PHASE', 'OUTCOMES', 'PAYS'],
    agreed_by: people.BACKBONE.personId,
    agreed_at: at,
  });
  await insert('anchor_candidate', {
    ...of,
    code: 'Y5-01',
    reasons: 'Quieter than last year',
    suggested_by: people.ANCHOR.personId,
    suggested_at: at,
  });
  await insert('service', {
    ...of,
    provider_id: firstProvider,
    name: 'Reading mentors',
    what: 'Reading together',
    for_whom: 'Children',
    runs: 'Tuesdays',
    capacity: 12,
    free: 3,
    told_by: people.BACKBONE.personId,
    told_at: at,
  });
  await insert('anchor_refusal', { ...of, count: 2 });
}
