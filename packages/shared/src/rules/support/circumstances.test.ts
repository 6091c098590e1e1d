import { expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import { reasonsFor } from '../milestones/index.js';
import { CIRCUMSTANCE_KINDS, checkCircumstance } from './index.js';

it('says of what is sustained only what its reason can say', () => {
  for (const { code, reason, holds } of CIRCUMSTANCE_KINDS)
    for (const held of holds) expect(reasonsFor(held, [reason]), code).toEqual([reason]);
  const today = calendarDate('2026-06-01');
  const given = { kind: 'LOST_HOME', on: calendarDate('2026-05-01'), words: null, held: false };
  expect(checkCircumstance(given, today)).toBeNull();
  expect(checkCircumstance({ ...given, held: true }, today)).toMatchObject({ field: 'held' });
  expect(checkCircumstance({ ...given, kind: 'OTHER' }, today)).toMatchObject({ field: 'words' });
  expect(checkCircumstance({ ...given, kind: 'GREW_OLD' }, today)).toMatchObject({ field: 'kind' });
  expect(checkCircumstance({ ...given, on: calendarDate('2026-06-02') }, today)).toMatchObject({
    field: 'on',
  });
});
