import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import {
  checkHandover,
  checkTransferAsked,
  type HandoverFacts,
  judgeTransfer,
  movesTransfer,
  TRANSFER_STATES,
  TRANSFER_VERBS,
  type TransferAsked,
} from './index.js';

const on = calendarDate;
const asked: TransferAsked = {
  reason: 'NEARER',
  fromId: 'a',
  toId: 'b',
  agreedOn: on('2026-03-01'),
  agreedHow: 'SPOKEN',
};
const now = { phase: 'ACTIVE', enrolledOn: on('2026-01-10'), today: on('2026-06-01') } as const;
const facts: HandoverFacts = {
  ...now,
  lastStepOn: null,
  askedOn: on('2026-05-01'),
  lastClaimedOn: null,
};

describe('asking another provider to take somebody on', () => {
  it('wants a reason of the list, another provider, and the person’s agreement', () => {
    const codeOf = (change: Partial<TransferAsked>, at: object = {}) => {
      const refused = checkTransferAsked({ ...asked, ...change }, { ...now, ...at });
      return refused && `${refused.code} ${refused.field ?? ''}`.trim();
    };
    expect(codeOf({})).toBeNull();
    expect(codeOf({}, { phase: 'CLOSED' })).toBe('WRONG_STATE');
    expect(codeOf({ reason: 'DIFFICULT' })).toBe('INVALID reason');
    expect(codeOf({ toId: 'a' })).toBe('INVALID toId');
    expect(codeOf({ agreedHow: 'NO' })).toBe('INVALID agreedHow');
    expect(codeOf({ agreedOn: on('2026-06-02') })).toBe('OUT_OF_RANGE agreedOn');
    expect(codeOf({ agreedOn: on('2026-01-09') })).toBe('OUT_OF_RANGE agreedOn');
  });

  it('is decided once, by those whose part it is', () => {
    for (const verb of TRANSFER_VERBS) {
      const moved = TRANSFER_STATES.filter((state) => typeof judgeTransfer(verb, state) === 'string');
      expect(moved, verb).toEqual(['ASKED']);
    }
    expect(TRANSFER_VERBS.filter((verb) => movesTransfer(verb, ['IS_ASKED']))).toEqual([
      'takeOnTransfer',
      'declineTransfer',
    ]);
    expect(TRANSFER_VERBS.filter((verb) => movesTransfer(verb, ['HUB']))).toEqual(['withdrawTransfer']);
    expect(TRANSFER_VERBS.filter((verb) => movesTransfer(verb, ['ASKS']))).toEqual(['withdrawTransfer']);
  });

  it('hands over on a day that follows all that the earlier provider did, whatever the days are', () => {
    const day = fc.integer({ min: -200, max: 200 }).map((days) => addDays(facts.askedOn, days));
    fc.assert(
      fc.property(day, day, fc.option(day), fc.option(day), day, (first, asks, step, claimed, wished) => {
        const given = {
          ...facts,
          enrolledOn: first,
          askedOn: asks,
          lastStepOn: step,
          lastClaimedOn: claimed,
        };
        const fits =
          wished <= facts.today &&
          wished >= asks &&
          wished > first &&
          (step === null || wished >= step) &&
          (claimed === null || wished > claimed);
        expect(checkHandover(given, wished) === null).toBe(fits);
      }),
    );
    expect(checkHandover({ ...facts, phase: 'CLOSED' }, facts.askedOn)).toMatchObject({
      code: 'WRONG_STATE',
    });
  });
});
