import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_MOVES, CLAIM_STATES, isLive } from '../claims/index.js';
import { ROLES } from '../permissions/index.js';
import { verbThatEnds } from './index.js';

const roles = fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 });
const history = fc.array(
  fc.record({ by: fc.constantFrom('me', 'you', null), to: fc.constantFrom(...CLAIM_STATES) }),
  { maxLength: 4 },
);

describe('a claim that does not stand', () => {
  it('is ended at once just by a move of theirs that frees the outcome, and never where money went', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CLAIM_STATES), history, roles, (state, deeds, mine) => {
        const verb = verbThatEnds({ state, history: deeds, who: 'me', roles: mine });
        const moves = CLAIM_MOVES.filter(
          (move) => move.from === state && !isLive(move.to) && move.roles.some((role) => mine.includes(role)),
        );
        if (verb === null) {
          const iTookPart = deeds.some(({ by }) => by === 'me');
          expect(moves.length === 0 || state === 'BILLED' || state === 'PAID' || iTookPart).toBe(true);
          return;
        }
        expect(moves.map((move) => move.verb)).toContain(verb);
        expect(['APPROVED', 'WITHHELD', 'VERIFIED']).toContain(state);
        // nobody who decided on it as its verifier reverses it, and no submitter or approver rejects it
        const did = deeds.filter(({ by }) => by === 'me').map(({ to }) => to);
        const apart =
          verb === 'reverseClaim'
            ? ['VERIFIED', 'WITHHELD', 'REJECTED']
            : ['SUBMITTED', 'APPROVED', 'RETURNED'];
        expect(did.filter((to) => apart.includes(to))).toEqual([]);
      }),
    );
  });

  it('is the backbone’s to end while it is verified and on no statement', () => {
    const ends = (state: (typeof CLAIM_STATES)[number]) =>
      verbThatEnds({ state, history: [], who: 'me', roles: ['BACKBONE'] });
    expect(CLAIM_STATES.filter((state) => ends(state) !== null)).toEqual(['VERIFIED']);
    expect(ends('VERIFIED')).toBe('reverseClaim');
  });
});
