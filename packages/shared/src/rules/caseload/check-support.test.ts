import { expect, it } from 'vitest';
import { checkAgreed, checkSupportHours, checkSupportOffer } from './check-support.js';

const fields = (faults: readonly { field?: string | undefined }[]) => faults.map(({ field }) => field);

it('names what is wrong with an offer by its field', () => {
  expect(checkSupportOffer({ offers: ['HOUSING'], areas: ['HD1', 'WF13'] }, ['HOUSING'])).toEqual([]);
  expect(fields(checkSupportOffer({ offers: ['HOUSING', 'LUCK'], areas: ['HD1 2TT'] }, ['HOUSING']))).toEqual(
    ['offers.1', 'areas'],
  );
  expect(fields(checkSupportOffer({ offers: Array(51).fill('HOUSING'), areas: [] }, ['HOUSING']))).toEqual([
    'offers',
  ]);
});

it('takes hours that a week has, and hours with people that are part of them', () => {
  expect(checkSupportHours({ hours: 3700, peopleHours: 1850 })).toEqual([]);
  expect(checkSupportHours({ hours: 0, peopleHours: null })).toEqual([]);
  expect(fields(checkSupportHours({ hours: 16801, peopleHours: null }))).toEqual(['hours']);
  expect(fields(checkSupportHours({ hours: 1000, peopleHours: 1001 }))).toEqual(['peopleHours']);
});

it('takes any number of people, or none', () => {
  expect(checkAgreed(null)).toEqual([]);
  expect(checkAgreed(4050)).toEqual([]);
  expect(fields(checkAgreed(-1))).toEqual(['agreed']);
});
