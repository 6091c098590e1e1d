import {
  type AllocationRule,
  type OfferingProvider,
  type OfferingWorker,
  USUAL_ALLOCATION,
  type WaitingPerson,
} from '../rules/allocation/index.js';

/** People on a waiting list and those who might support them, for tests of the allocation. */
export const HOUSING = { what: 'HOUSING', words: 'housing' };
export const DEBT = { what: 'DEBT', words: 'debt' };

export const amina = (changes: Partial<WaitingPerson> = {}): WaitingPerson => ({
  id: 'amina',
  name: 'Amina',
  waitedDays: 3,
  weight: 100,
  wants: [],
  prefers: [],
  avoids: [],
  anchor: null,
  place: null,
  declinedBy: [],
  ...changes,
});
export const worker = (id: string, changes: Partial<OfferingWorker> = {}): OfferingWorker => ({
  id,
  name: id,
  offers: [],
  anchorIds: [],
  places: [],
  load: 500,
  room: 1500,
  ...changes,
});
export const north = (
  workers: OfferingWorker[],
  changes: Partial<OfferingProvider> = {},
): OfferingProvider => ({
  id: 'north',
  name: 'Northgate',
  offers: [],
  anchorIds: [],
  places: [],
  load: 0,
  agreed: null,
  workers,
  ...changes,
});
export const rule = (changes: Partial<AllocationRule> = {}): AllocationRule => ({
  ...USUAL_ALLOCATION,
  ...changes,
});
