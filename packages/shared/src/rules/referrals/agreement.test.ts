import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import { type AgreementStep, agreementOn, checkAgreementStep } from './index.js';

const today = calendarDate('2026-11-26');

describe('agreeing to take part', () => {
  const step = (kind: AgreementStep['kind'], on: string): AgreementStep => ({
    kind,
    on: calendarDate(on),
    how: 'SPOKEN',
  });

  it('is what the person said last by a day', () => {
    const steps = [
      step('AGREED', '2026-03-01'),
      step('TAKEN_BACK', '2026-06-01'),
      step('AGREED', '2026-06-01'),
    ];
    expect(agreementOn([], today)).toBe('NOT_ASKED');
    expect(agreementOn(steps, calendarDate('2026-02-28'))).toBe('NOT_ASKED');
    expect(agreementOn(steps, calendarDate('2026-05-31'))).toBe('AGREED');
    expect(agreementOn(steps.slice(0, 2), today)).toBe('TAKEN_BACK');
    expect(agreementOn(steps, today)).toBe('AGREED');
  });

  it('takes only steps that follow, and takes back only what was given', () => {
    const agreed = [step('AGREED', '2026-03-01')];
    expect(checkAgreementStep([], step('AGREED', '2026-11-27'), today)).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'on',
    });
    expect(checkAgreementStep(agreed, step('TAKEN_BACK', '2026-02-01'), today)).toMatchObject({
      field: 'on',
    });
    expect(checkAgreementStep(agreed, step('AGREED', '2026-04-01'), today)).toMatchObject({ field: 'kind' });
    expect(checkAgreementStep([], step('TAKEN_BACK', '2026-04-01'), today)).toMatchObject({ field: 'kind' });
    expect(checkAgreementStep(agreed, step('TAKEN_BACK', '2026-03-01'), today)).toBeNull();
  });
});
