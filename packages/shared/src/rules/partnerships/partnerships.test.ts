import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import { minor } from '../money/index.js';
import { faultsOfRateCard, type TariffTerms } from '../rate-cards/index.js';
import { isRefusal } from '../refusals/index.js';
import { checkPartnership, type PartnershipInput } from './check-partnership.js';
import { PARTNERSHIP_TEMPLATES, TEMPLATES } from './templates.js';

const input: PartnershipInput = {
  name: ' Tyne Wellbeing ',
  slug: 'tyne-wellbeing',
  template: 'SOCIAL_PRESCRIBING',
  currency: 'GBP',
  timeZone: 'Europe/London',
  contractFrom: '2024-04-01',
  contractTo: '2029-03-31',
  contractCap: '8200000.00',
};

describe('a new partnership', () => {
  it('is read into exact terms', () => {
    expect(checkPartnership(input)).toEqual({
      ...input,
      name: 'Tyne Wellbeing',
      contractCap: 820_000_000n,
    });
    expect(checkPartnership({ ...input, contractCap: null })).toMatchObject({ contractCap: null });
    expect(checkPartnership({ ...input, contractTo: input.contractFrom })).toMatchObject({
      contractTo: input.contractFrom,
    });
  });

  it('may be anywhere, in any currency', () => {
    const lagos = { ...input, currency: 'NGN', timeZone: 'Africa/Lagos' };
    expect(isRefusal(checkPartnership(lagos))).toBe(false);
    expect(checkPartnership({ ...input, currency: 'JPY', contractCap: '500' })).toMatchObject({
      contractCap: 500n,
    });
    expect(isRefusal(checkPartnership({ ...input, timeZone: 'UTC' }))).toBe(false);
  });

  it('is refused with the field that is wrong', () => {
    const wrong: [Partial<PartnershipInput>, string][] = [
      [{ name: '  ' }, 'name'],
      [{ name: 'x'.repeat(201) }, 'name'],
      [{ slug: 'Tyne' }, 'slug'],
      [{ slug: 't' }, 'slug'],
      [{ slug: '-tyne' }, 'slug'],
      [{ slug: 'tyne-' }, 'slug'],
      [{ slug: 'tyne wellbeing' }, 'slug'],
      [{ slug: 'tyne\n' }, 'slug'],
      [{ slug: 'x'.repeat(64) }, 'slug'],
      [{ currency: 'gbp' }, 'currency'],
      [{ currency: 'QQQ' }, 'currency'],
      [{ currency: '£' }, 'currency'],
      [{ timeZone: 'Europe/Kirklees' }, 'timeZone'],
      [{ timeZone: '+01:00' }, 'timeZone'],
      [{ timeZone: '' }, 'timeZone'],
      [{ contractFrom: '2025-02-29' }, 'contractFrom'],
      [{ contractTo: 'never' }, 'contractTo'],
      [{ contractTo: '2024-03-31' }, 'contractTo'],
      [{ contractCap: '0' }, 'contractCap'],
      [{ contractCap: '-5' }, 'contractCap'],
      [{ contractCap: '1e9' }, 'contractCap'],
    ];
    for (const [more, field] of wrong)
      expect(checkPartnership({ ...input, ...more })).toMatchObject({ code: 'INVALID', field });
  });
});

describe('the templates', () => {
  it.each(PARTNERSHIP_TEMPLATES.filter((name) => name !== 'BLANK'))(
    '%s starts a card that only needs prices',
    (name) => {
      const template = TEMPLATES[name];
      const tariffs = template.outcomes.map(
        (line): TariffTerms => ({
          ...line,
          cohort: 'NEW',
          price: minor(100n),
          maximumPaid: null,
          maximumPaidPerYear: null,
          basis: 'PARTICIPANT',
          sensitive: false,
        }),
      );
      const { fullTimeHours } = template;
      const effectiveFrom = calendarDate('2026-04-01');
      expect(faultsOfRateCard({ effectiveFrom, providerId: null, fullTimeHours, tariffs })).toEqual([]);
    },
  );

  it('have the 33 outcomes of the Kirklees contract', () => {
    const housing = TEMPLATES.HOUSING_SUPPORT.outcomes;
    expect(housing).toHaveLength(33);
    const find = (code: string) => housing.find(({ outcomeCode }) => outcomeCode === code);
    for (const [code, length] of [
      ['6_5W', '6.5'],
      ['13W', '13'],
      ['26W', '26'],
    ] as const) {
      expect(find(`EMPLOYMENT_${code}`)).toMatchObject({
        after: 'EMPLOYMENT_ENTRY',
        sustain: { unit: 'FTE_WEEKS', length },
        evidence: ['DOCUMENT', 'EMPLOYER_CONFIRMATION', 'DATA_MATCH'],
      });
    }
    for (const length of ['3', '6', '12', '18']) {
      expect(find(`ACCOMMODATION_${length}M`)).toMatchObject({
        after: 'ACCOMMODATION_ENTRY',
        sustain: { unit: 'MONTHS', length },
      });
    }
    for (const line of housing.filter(({ domain }) => domain === 'Wellbeing'))
      expect(line.evidence).toEqual(['ASSESSMENT']);
  });

  it('have the West London outcomes in their order, and eight areas of wellbeing', () => {
    expect(TEMPLATES.SCHOOL_ZONE.outcomes.map(({ outcomeCode }) => outcomeCode)).toEqual([
      'CONSENT',
      'SIGN_UP',
      'HIGH_ENGAGEMENT',
      'OUTCOME_1',
      'OUTCOME_2',
      'OUTCOME_3',
    ]);
    expect(TEMPLATES.SOCIAL_PRESCRIBING.wellbeingAreas).toHaveLength(8);
    expect(TEMPLATES.BLANK.outcomes).toEqual([]);
  });
});
