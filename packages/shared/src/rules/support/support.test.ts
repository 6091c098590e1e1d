import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { CASELOAD_PHASES } from '../caseload/index.js';
import { checkPhaseStep, PHASE_STEPS, type PhaseFacts, type PhaseWanted, phaseReasonsFor } from './index.js';

const on = calendarDate;
const facts: PhaseFacts = {
  phase: 'ACTIVE',
  enrolledOn: on('2026-01-10'),
  lastStepOn: null,
  today: on('2026-06-01'),
  contractTo: on('2027-12-31'),
};
const close: PhaseWanted = { to: 'CLOSED', on: on('2026-05-01'), reason: 'GOALS_REACHED', words: null };
const codeOf = (...given: Parameters<typeof checkPhaseStep>) => {
  const refused = checkPhaseStep(...given);
  return refused && `${refused.code} ${refused.field ?? ''}`.trim();
};

describe('a step from one phase of support to another', () => {
  it('is taken with a reason that fits and a day that follows', () => {
    expect(checkPhaseStep('closeSupport', facts, close)).toBeNull();
    expect(codeOf('closeSupport', facts, { ...close, reason: 'STEADY' })).toBe('INVALID reason');
    expect(codeOf('closeSupport', facts, { ...close, reason: 'OTHER' })).toBe('INVALID words');
    expect(codeOf('closeSupport', facts, { ...close, on: on('2026-06-02') })).toBe('OUT_OF_RANGE on');
    expect(codeOf('closeSupport', facts, { ...close, on: on('2026-01-09') })).toBe('OUT_OF_RANGE on');
    expect(codeOf('closeSupport', { ...facts, lastStepOn: on('2026-05-02') }, close)).toBe('OUT_OF_RANGE on');
  });

  it('goes between active and monitoring, and opens what is closed and nothing else', () => {
    const monitor: PhaseWanted = { ...close, to: 'MONITORING', reason: 'STEADY' };
    expect(codeOf('changePhase', facts, monitor)).toBeNull();
    expect(codeOf('changePhase', { ...facts, phase: 'MONITORING' }, monitor)).toBe('WRONG_STATE to');
    expect(codeOf('changePhase', { ...facts, phase: 'CLOSED' }, monitor)).toBe('WRONG_STATE');
    expect(codeOf('changePhase', facts, { ...close })).toBe('INVALID to');
    const open: PhaseWanted = { ...close, to: 'ACTIVE', reason: 'FOUND_AGAIN' };
    expect(codeOf('reopenSupport', facts, open)).toBe('WRONG_STATE');
    const closed = { ...facts, phase: 'CLOSED' as const };
    expect(codeOf('reopenSupport', closed, open)).toBeNull();
    expect(codeOf('reopenSupport', closed, { ...open, on: facts.enrolledOn })).toBe('OUT_OF_RANGE on');
    expect(codeOf('reopenSupport', { ...closed, contractTo: on('2026-03-31') }, open)).toBe(
      'OUT_OF_RANGE on',
    );
  });

  it('never goes back behind the step before, whatever follows what', () => {
    const step = fc.constantFrom(...PHASE_STEPS);
    const phase = fc.constantFrom(...CASELOAD_PHASES);
    const day = fc.integer({ min: -30, max: 200 }).map((days) => addDays(facts.enrolledOn, days));
    const taken = fc.tuple(step, phase, day);
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 12 }), (steps) => {
        let now = facts;
        for (const [verb, wished, day] of steps) {
          const to = verb === 'closeSupport' ? 'CLOSED' : verb === 'reopenSupport' ? 'ACTIVE' : wished;
          const reason = phaseReasonsFor(verb, to)[0]?.code ?? 'NONE';
          if (checkPhaseStep(verb, now, { to, on: day, reason, words: null }) !== null) continue;
          expect(day >= now.enrolledOn && day <= now.today).toBe(true);
          if (now.lastStepOn) expect(day >= now.lastStepOn).toBe(true);
          expect(to).not.toBe(now.phase);
          expect(now.phase === 'CLOSED').toBe(verb === 'reopenSupport');
          now = {
            ...now,
            phase: to,
            lastStepOn: day,
            enrolledOn: verb === 'reopenSupport' ? day : now.enrolledOn,
          };
        }
      }),
    );
  });
});
