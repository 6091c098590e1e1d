import { randomUUID } from 'node:crypto';
import type { Filling, People } from './filling.js';

/** Who was met when, alone and in a group. */
export async function fillContacts(
  { insert, people, otherWorker, firstProvider, secondProvider, at }: Filling,
  { first, second }: People,
): Promise<void> {
  await insert('contact_kind', { code: 'VISIT', position: 1, title: 'Visit at home', meets: true });
  for (const [participantId, by] of [
    [first.id, people.LINK_WORKER],
    [second.id, otherWorker],
  ] as const) {
    await insert('contact', {
      participant_id: participantId,
      recorded_by: by.personId,
      recorded_at: at,
      client_key: randomUUID(),
      kind: 'VISIT',
      met_on: '2026-01-14',
      seen: true,
    });
    const provider = participantId === first.id ? firstProvider : secondProvider;
    const group = await insert('activity_group', { provider_id: provider, name: 'Walking' });
    await insert('group_member', { group_id: group, participant_id: participantId, joined_on: '2026-01-01' });
    await insert('sitting', {
      group_id: group,
      held_on: '2026-01-13',
      recorded_by: by.personId,
      recorded_at: at,
    });
    await insert('last_seen', { participant_id: participantId, seen_on: '2026-01-14' });
  }
}
