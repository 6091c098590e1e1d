import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../permissions/index.js';
import { actionsFor } from './actions.js';
import { CLAIM_MOVES, type ClaimVerb, judgeMove, verbsFor } from './moves.js';
import { CLAIM_STATES, type ClaimState, isLive, liveStates } from './states.js';
import { type ClaimDeed, type ClaimStep, checkThreePersons, STEP_OF_VERB } from './three-persons.js';

/** The table of domain.md, The life of a claim, written down a second time. */
const TABLE: Record<ClaimState, readonly ClaimState[]> = {
  DRAFT: ['SUBMITTED'],
  SUBMITTED: ['APPROVED', 'RETURNED'],
  RETURNED: ['SUBMITTED'],
  APPROVED: ['VERIFIED', 'WITHHELD', 'REJECTED'],
  WITHHELD: ['SUBMITTED', 'VERIFIED', 'REJECTED'],
  REJECTED: [],
  VERIFIED: ['BILLED', 'REVERSED'],
  BILLED: ['PAID', 'REVERSED'],
  PAID: ['REVERSED'],
  REVERSED: [],
};

describe('the table of moves', () => {
  it('holds what domain.md says and nothing else', () => {
    for (const from of CLAIM_STATES) {
      const moves = CLAIM_MOVES.filter((move) => move.from === from);
      expect([...new Set(moves.map(({ to }) => to))].sort()).toEqual([...TABLE[from]].sort());
    }
  });

  it('names one verb for each move, and one move for each verb in a state', () => {
    const moves = CLAIM_MOVES.map(({ from, verb }) => `${from} ${verb}`);
    expect(new Set(moves).size).toBe(CLAIM_MOVES.length);
  });

  it('gives each move to the roles of domain.md', () => {
    const who = (from: ClaimState, role: Role): ClaimVerb[] => verbsFor(from, [role]);
    expect(who('SUBMITTED', 'BACKBONE')).toEqual(['approveClaim', 'returnClaim']);
    expect(who('APPROVED', 'VERIFIER')).toEqual(['verifyClaim', 'withholdClaim', 'rejectClaim']);
    expect(who('WITHHELD', 'LINK_WORKER')).toEqual(['resubmitClaim']);
    expect(who('WITHHELD', 'VERIFIER')).toEqual(['verifyClaim', 'rejectClaim']);
    expect(who('VERIFIED', 'AUDITOR')).toEqual(['reverseClaim']);
    expect(who('BILLED', 'FUNDER')).toEqual(['settleStatement']);
    expect(who('BILLED', 'COMMISSIONER')).toEqual(['settleStatement']);
    expect(who('PAID', 'BACKBONE')).toEqual(['reverseClaim']);
    expect(ROLES.filter((role) => who('VERIFIED', role).includes('billClaim'))).toEqual([]);
    expect(verbsFor('REJECTED', ROLES)).toEqual([]);
    expect(verbsFor('APPROVED', [])).toEqual([]);
  });

  it('calls everything live but what was rejected or reversed', () => {
    expect(CLAIM_STATES.filter((state) => !isLive(state))).toEqual(['REJECTED', 'REVERSED']);
    expect(liveStates).toHaveLength(CLAIM_STATES.length - 2);
  });

  it('tells where a verb leads, or that the state does not allow it', () => {
    expect(judgeMove('WITHHELD', 'resubmitClaim')).toBe('SUBMITTED');
    expect(judgeMove('PAID', 'approveClaim')).toMatchObject({ code: 'WRONG_STATE' });
    for (const state of CLAIM_STATES) {
      for (const verb of Object.keys(STEP_OF_VERB) as ClaimVerb[]) {
        const to = judgeMove(state, verb);
        if (typeof to === 'string') expect(TABLE[state]).toContain(to);
        else expect(to.message).toMatch(/^This claim .+, so it cannot be .+\.$/);
      }
    }
  });
});

interface Walk {
  readonly state: ClaimState;
  readonly history: readonly ClaimDeed[];
}

/** Walks the table: every pair of numbers picks a move and a person; what the rules refuse does not happen. */
function walk(steps: readonly (readonly [number, number])[], persons: readonly string[]): Walk {
  let state: ClaimState = 'DRAFT';
  const history: ClaimDeed[] = [];
  for (const [pick, person] of steps) {
    const moves = CLAIM_MOVES.filter(({ from }) => from === state);
    const move = moves[pick % Math.max(1, moves.length)];
    const who = persons[person % persons.length];
    if (!move || who === undefined) break;
    const step = STEP_OF_VERB[move.verb];
    if (step && checkThreePersons(history, who, step)) continue;
    state = move.to;
    history.push({ by: move.roles.length === 0 ? null : who, to: state });
  }
  return { state, history };
}

describe('three different persons', () => {
  const steps = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 40 });

  it('stand behind every claim that was ever verified, on whatever way it came there', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 6 }), (picks, count) => {
        const persons = Array.from({ length: count }, (_, index) => `person ${index}`);
        const { history } = walk(picks, persons);
        const at = (...states: ClaimState[]) =>
          new Set(history.filter(({ to }) => states.includes(to)).map(({ by }) => by));
        const submitters = at('SUBMITTED');
        const approvers = at('APPROVED', 'RETURNED');
        const verifiers = at('VERIFIED', 'WITHHELD', 'REJECTED');
        expect(submitters.size + approvers.size + verifiers.size).toBe(
          new Set([...submitters, ...approvers, ...verifiers]).size,
        );
        for (const [index, { to }] of history.entries()) {
          const before = history.slice(0, index).map((deed) => deed.to);
          if (to === 'APPROVED') expect(before).toContain('SUBMITTED');
          if (to === 'VERIFIED') expect(before).toContain('APPROVED');
          if (to === 'BILLED' || to === 'PAID') expect(before).toContain('VERIFIED');
        }
        if (count < 3) expect(history.map(({ to }) => to)).not.toContain('VERIFIED');
      }),
      { numRuns: 500 },
    );
  });

  it('leave no way round approval or verification in the table itself', () => {
    for (const step of ['SUBMITTED', 'APPROVED', 'VERIFIED'] as const) {
      const reached = new Set<ClaimState>(['DRAFT']);
      for (let grown = true; grown; ) {
        const more = CLAIM_MOVES.filter(
          ({ from, to }) => reached.has(from) && to !== step && !reached.has(to),
        );
        for (const { to } of more) reached.add(to);
        grown = more.length > 0;
      }
      expect(reached).not.toContain('BILLED');
      expect(reached).not.toContain('PAID');
    }
  });

  it('are told which part they took', () => {
    const history: ClaimDeed[] = [
      { by: 'lou', to: 'SUBMITTED' },
      { by: 'bea', to: 'RETURNED' },
      { by: 'lou', to: 'SUBMITTED' },
      { by: 'ben', to: 'APPROVED' },
      { by: 'vic', to: 'WITHHELD' },
    ];
    const refused = (who: string, step: ClaimStep) => checkThreePersons(history, who, step)?.code ?? null;
    expect(refused('lou', 'APPROVE')).toBe('SAME_PERSON');
    expect(refused('bea', 'VERIFY')).toBe('SAME_PERSON');
    expect(refused('vic', 'SUBMIT')).toBe('SAME_PERSON');
    expect(refused('vic', 'REVERSE')).toBe('SAME_PERSON');
    expect(refused('vic', 'VERIFY')).toBeNull();
    expect(refused('lou', 'SUBMIT')).toBeNull();
    expect(refused('bea', 'APPROVE')).toBeNull();
    expect(refused('ada', 'REVERSE')).toBeNull();
    expect(checkThreePersons(history, 'lou', 'VERIFY')?.message).toBe(
      'You submitted this claim, so another person must verify, withhold or reject it.',
    );
  });
});

describe('what is offered on a claim’s page', () => {
  const history: ClaimDeed[] = [
    { by: 'lou', to: 'SUBMITTED' },
    { by: 'bea', to: 'APPROVED' },
  ];
  const facts = { state: 'APPROVED', history, awaitsAnswer: false, who: 'vic', roles: ['VERIFIER'] } as const;

  it('is what role, state and person allow', () => {
    expect(actionsFor(facts)).toEqual(['VERIFY', 'WITHHOLD', 'REJECT', 'ASK']);
    expect(actionsFor({ ...facts, who: 'bea' })).toEqual(['ASK']);
    expect(actionsFor({ ...facts, roles: ['FUNDER'] })).toEqual([]);
  });

  it('lets the provider answer a question, and the reason for which a claim came back', () => {
    const lou = { ...facts, who: 'lou', roles: ['LINK_WORKER'] } as const;
    expect(actionsFor(lou)).toEqual([]);
    expect(actionsFor({ ...lou, awaitsAnswer: true })).toEqual(['ANSWER']);
    expect(actionsFor({ ...lou, state: 'RETURNED' })).toEqual(['RESUBMIT', 'ANSWER']);
    expect(actionsFor({ ...lou, state: 'WITHHELD' })).toEqual(['RESUBMIT', 'ANSWER']);
    expect(actionsFor({ ...lou, state: 'SUBMITTED' })).toEqual([]);
  });

  it('offers nothing on what is over', () => {
    for (const state of ['REJECTED', 'REVERSED'] as const)
      expect(actionsFor({ ...facts, state, awaitsAnswer: true, roles: ROLES })).toEqual([]);
  });
});
