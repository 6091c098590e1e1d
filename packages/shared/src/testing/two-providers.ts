import { randomUUID } from 'node:crypto';
import { addDays, type CalendarDate, today } from '../rules/index.js';
import { contacts, recordContact } from '../server/contacts/index.js';
import { type ClaimScene, makeClaimScene } from './claim-scene.js';
import type { TestDatabase } from './database.js';
import type { Person } from './every-table.js';

/** The day there, and one so many days before. */
export const NOW = today('Europe/London', Date.now());
export const ago = (days: number): CalendarDate => addDays(NOW, -days);

/** Beside the cast, whose provider supports people: those of Northgate, whom it asks. */
export interface TwoProviders extends ClaimScene {
  readonly worker: Person;
  readonly colleague: Person;
  readonly otherManager: Person;
  readonly otherId: string;
  /** of a provider that nobody asks */
  readonly third: Person;
  readonly assessor: Person;
  /** Records that somebody was visited. */
  met(participantId: string, on: CalendarDate, words: string, by: Person): ReturnType<typeof recordContact>;
  /** What stands among somebody's contacts for who looks, the newest first. */
  wordsOf(participantId: string, by: Person): Promise<(string | null)[]>;
}

/** A partnership in which one provider asks another about those whom it supports. */
export async function makeTwoProviders({ owner }: TestDatabase): Promise<TwoProviders> {
  const scene = await makeClaimScene(owner);
  return {
    ...scene,
    worker: await scene.person('Northgate', 'LINK_WORKER'),
    colleague: await scene.person('Northgate', 'LINK_WORKER'),
    otherManager: await scene.person('Northgate', 'PROVIDER_MANAGER'),
    otherId: await scene.organisation('Northgate'),
    third: await scene.person('Third provider', 'PROVIDER_MANAGER', 'LINK_WORKER'),
    assessor: await scene.person('The Hub', 'ASSESSOR'),
    met: (participantId, on, words, by) =>
      recordContact(by, {
        participantId,
        clientKey: randomUUID(),
        kind: 'VISIT',
        on,
        seen: true,
        words,
        company: [],
      }),
    wordsOf: async (participantId, by) =>
      (await contacts(by, { participantId, first: 20 })).edges.map(({ node }) => node.words),
  };
}
