import { randomUUID } from 'node:crypto';
import type { Person } from './filling.js';

interface Given {
  readonly people: Readonly<Record<'BACKBONE' | 'ASSESSOR' | 'PROVIDER_MANAGER' | 'LINK_WORKER', Person>>;
  readonly otherWorker: Person;
  readonly firstProvider: string;
  /** participants of the first and the second provider */
  readonly first: string;
  readonly second: string;
  readonly at: Date;
}

/** A record that was sealed once, so that everybody sees it again, and notes of how to visit safely. */
export async function fillSafety(
  insert: (table: string, row: Record<string, unknown>) => Promise<string>,
  { people, otherWorker, firstProvider, first, second, at }: Given,
): Promise<void> {
  const seal = randomUUID();
  await insert('record_seal', {
    id: seal,
    record_id: second,
    participant_id: second,
    reason: 'Somebody looks for them',
    sealed_by: people.BACKBONE.personId,
    sealed_at: at,
    ended_by: people.BACKBONE.personId,
    ended_at: at,
    ended_because: 'Nobody does any more',
  });
  for (const { personId } of [people.BACKBONE, people.ASSESSOR])
    await insert('seal_opener', {
      seal_id: seal,
      person_id: personId,
      named_by: people.BACKBONE.personId,
      named_at: at,
    });
  await insert('safeguarding_lead', {
    organisation_id: firstProvider,
    person_id: people.PROVIDER_MANAGER.personId,
    named_by: people.BACKBONE.personId,
    named_at: at,
  });
  const note = (participant_id: string, kind: string, written_by: string): Promise<string> =>
    insert('safety_note', {
      participant_id,
      kind,
      words: 'Ring first.',
      written_by,
      written_at: at,
      review_on: '2026-07-15',
    });
  await note(first, 'LONE_WORKING', people.LINK_WORKER.personId);
  await note(first, 'SAFEGUARDING', people.PROVIDER_MANAGER.personId);
  await note(second, 'LONE_WORKING', otherWorker.personId);
}
