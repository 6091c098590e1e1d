import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import type { SharingDraft } from './agreement-parts.js';
import { checkAgreement, type SharingKnown } from './check-agreement.js';
import { checkNotice } from './check-notice.js';
import { checkSharingSignature } from './check-signature.js';

const DRAFT: SharingDraft = {
  title: 'Employment records',
  purpose: 'To show that work was kept, without asking for payslips.',
  lawfulBasis: 'PUBLIC_TASK',
  legalGateway: 'An Act of Parliament, section 1',
  kind: 'EMPLOYMENT',
  form: 'CLEAR',
  compares: ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE'],
  receives: ['STARTED_ON', 'ENDED_ON', 'WEEKLY_HOURS'],
  startsOn: calendarDate('2026-01-01'),
  expiresOn: calendarDate('2026-12-31'),
  keepDays: 90,
  parties: [
    { name: 'The tax office', organisationId: null, part: 'CONTROLLER', supplies: true },
    { name: 'The council', organisationId: 'one', part: 'JOINT_CONTROLLER', supplies: false },
  ],
  personIds: ['lead'],
  evidence: [
    { outcomeCode: 'JOB', proves: 'STARTED' },
    { outcomeCode: 'KEPT', proves: 'SUSTAINED' },
  ],
};
const KNOWN: SharingKnown = {
  mayBeNamed: new Set(['lead', 'backbone']),
  outcomes: new Map([
    ['JOB', { outcomeCode: 'JOB', title: 'A job', isSustained: false, addsUpHours: false }],
    ['KEPT', { outcomeCode: 'KEPT', title: '13 weeks', isSustained: true, addsUpHours: true }],
  ]),
};
const faults = (more: Partial<SharingDraft>): string[] =>
  checkAgreement({ ...DRAFT, ...more }, KNOWN).map(({ code, field }) => `${code} ${field}`);
const [outside, council] = DRAFT.parties as [
  SharingDraft['parties'][number],
  SharingDraft['parties'][number],
];

describe('an information-sharing agreement', () => {
  it('makes sense as it stands', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ kind: 'LIST', receives: [], evidence: [] })).toEqual([]);
    // who only looks for the same people on two lists needs no more of a record
    expect(faults({ receives: [], evidence: [] })).toEqual([]);
  });

  it('says what it is for and under which law', () => {
    expect(faults({ title: ' ', purpose: '', legalGateway: 'x'.repeat(501) })).toEqual([
      'INVALID title',
      'INVALID purpose',
      'INVALID legalGateway',
    ]);
  });

  it('shares only what records of its kind say, and enough to tell people apart and prove something', () => {
    expect(faults({ receives: [...DRAFT.receives, 'VISIT_KIND'] })).toEqual(['INVALID receives']);
    expect(faults({ receives: ['WEEKLY_HOURS'] })).toEqual(['INVALID receives']);
    expect(faults({ receives: ['STARTED_ON', 'STARTED_ON', 'WEEKLY_HOURS'] })).toEqual(['INVALID receives']);
    expect(faults({ compares: [] })).toEqual(['INVALID compares']);
    expect(faults({ compares: ['GIVEN_NAME'] })).toEqual(['INVALID compares']);
    expect(faults({ compares: ['EMAIL'] })).toEqual([]);
  });

  it('takes nothing in with codes, and proves nothing by them', () => {
    expect(faults({ form: 'ENCODED', receives: [], evidence: [] })).toEqual([]);
    expect(faults({ form: 'ENCODED', evidence: [] })).toEqual(['INVALID receives']);
    expect(faults({ form: 'ENCODED', receives: [] })).toEqual([
      'INVALID evidence.0.outcomeCode',
      'INVALID evidence.1.outcomeCode',
    ]);
  });

  it('ends after it begins, within ten years, and keeps extracts for whole days', () => {
    expect(faults({ expiresOn: calendarDate('2025-12-31') })).toEqual(['OUT_OF_RANGE expiresOn']);
    expect(faults({ expiresOn: DRAFT.startsOn })).toEqual([]);
    expect(faults({ expiresOn: calendarDate('2040-01-01') })).toEqual(['OUT_OF_RANGE expiresOn']);
    expect([0, 1.5, 3651].flatMap((keepDays) => faults({ keepDays }))).toEqual(
      Array(3).fill('OUT_OF_RANGE keepDays'),
    );
  });

  it('has two parties, one of which gives and one of which answers for it', () => {
    expect(faults({ parties: [outside] })).toEqual(['INVALID parties']);
    expect(faults({ parties: [{ ...outside, supplies: false }, council] })).toEqual(['INVALID parties']);
    expect(faults({ parties: [outside, council].map((one) => ({ ...one, part: 'PROCESSOR' })) })).toEqual([
      'INVALID parties',
    ]);
    expect(faults({ parties: [outside, { ...council, name: ' the TAX office' }] })).toEqual([
      'INVALID parties.1.name',
    ]);
    expect(faults({ parties: [outside, council, { ...council, name: 'Again' }] })).toEqual([
      'INVALID parties.2.name',
    ]);
    expect(faults({ parties: [outside, { ...council, name: '' }] })).toEqual(['INVALID parties.1.name']);
  });

  it('names people who may look at matches, each once', () => {
    for (const personIds of [[], ['lead', 'lead'], ['lead', 'somebody']])
      expect(faults({ personIds })).toEqual(['INVALID personIds']);
  });

  it('proves what a rate card takes a match for, from records that can show it', () => {
    const of = (outcomeCode: string, proves: 'STARTED' | 'SUSTAINED') => [{ outcomeCode, proves }];
    expect(faults({ evidence: of('HOME', 'STARTED') })).toEqual(['INVALID evidence.0.outcomeCode']);
    expect(faults({ evidence: [...of('JOB', 'STARTED'), ...of('JOB', 'STARTED')] })).toEqual([
      'INVALID evidence.1.outcomeCode',
    ]);
    expect(faults({ evidence: of('JOB', 'SUSTAINED') })).toEqual(['INVALID evidence.0.proves']);
    // full-time weeks add up from hours
    expect(faults({ receives: ['STARTED_ON'], evidence: of('KEPT', 'SUSTAINED') })).toEqual([
      'INVALID evidence.0.proves',
    ]);
    expect(faults({ kind: 'HOSPITAL', receives: ['ADMITTED_ON'], evidence: of('JOB', 'STARTED') })).toEqual([
      'INVALID evidence.0.outcomeCode',
    ]);
  });
});

describe('signing it, and telling people', () => {
  const day = calendarDate('2026-05-01');
  const later = calendarDate('2026-05-02');

  it('is signed by each party once, on no day to come, while it is not over', () => {
    const sign = (signedOn = day, more = {}) =>
      checkSharingSignature({ signedOn }, { state: 'DRAFT', isSigned: false, today: day, ...more })?.code;
    expect(sign()).toBeUndefined();
    expect(sign(later)).toBe('OUT_OF_RANGE');
    expect(sign(day, { isSigned: true })).toBe('WRONG_STATE');
    expect([sign(day, { state: 'ENDED' }), sign(day, { state: 'EXPIRED' })]).toEqual([
      'WRONG_STATE',
      'WRONG_STATE',
    ]);
  });

  it('is told of once it is signed, on no day to come, and may be refused before', () => {
    const say = (
      kind: 'TOLD' | 'TAKEN_BACK',
      state: Parameters<typeof checkNotice>[1]['state'],
      saidOn = day,
    ) => checkNotice({ kind, saidOn }, { state, today: day })?.code;
    expect([say('TOLD', 'SIGNED'), say('TOLD', 'IN_FORCE'), say('TAKEN_BACK', 'DRAFT')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(say('TOLD', 'DRAFT')).toBe('WRONG_STATE');
    expect([say('TOLD', 'ENDED'), say('TAKEN_BACK', 'EXPIRED')]).toEqual(['WRONG_STATE', 'WRONG_STATE']);
    expect(say('TOLD', 'IN_FORCE', later)).toBe('OUT_OF_RANGE');
  });
});
