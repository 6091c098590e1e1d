import { describe, expect, it } from 'vitest';
import { may, ROLES } from '../permissions/index.js';
import { checkChoices, checkNotificationDays, USUAL_CHOICES } from './choices.js';
import { channelOf, isUrgent, kindsFor, NOTIFICATION_KIND_NAMES } from './kinds.js';

const fields = (change: object): (string | undefined)[] =>
  checkChoices({ ...USUAL_CHOICES, ...change }).map(({ field }) => field);

describe('what somebody chooses to be told', () => {
  it('is fine as usual, and says which field is not', () => {
    expect(fields({})).toEqual([]);
    expect(fields({ hour: 24, weekday: 0 })).toEqual(['hour', 'weekday']);
    expect(fields({ quietHours: { from: 8, to: 8 } })).toEqual(['quietTo']);
    expect(fields({ quietHours: { from: -1, to: 8.5 } })).toEqual(['quietFrom', 'quietTo']);
    expect(fields({ quietDays: [1, 2, 3, 4, 5, 6, 7] })).toEqual(['quietDays']);
    expect(fields({ timeZone: 'Europe/Nowhere' })).toEqual(['timeZone']);
    expect(checkNotificationDays(90)).toBeNull();
    expect(checkNotificationDays(6)).toMatchObject({ code: 'INVALID', field: 'days' });
  });

  it('silences what it may, and never what is urgent', () => {
    expect(channelOf('REFERRAL_WAITS', {})).toBe('DIGEST');
    expect(channelOf('REFERRAL_WAITS', { REFERRAL_WAITS: 'NONE' })).toBe('NONE');
    expect(channelOf('WORK_FAILED', { WORK_FAILED: 'NONE' })).toBe('DIGEST');
    expect(channelOf('WORK_FAILED', { WORK_FAILED: 'APP' })).toBe('APP');
    expect(fields({ channels: { WORK_FAILED: 'NONE', MILESTONE_SOON: 'NONE' } })).toEqual([
      'channels.WORK_FAILED',
    ]);
    expect(NOTIFICATION_KIND_NAMES.filter(isUrgent)).toEqual(['CLAIM_IN_DOUBT', 'WORK_FAILED']);
  });

  it('is of what their roles are told of', () => {
    expect(kindsFor(['FUNDER'])).toEqual(['STATEMENT_TO_SETTLE']);
    expect(kindsFor(['ANALYST'])).toEqual(['TABLE_DECIDED']);
    expect(kindsFor(['REFERRER'])).toEqual(['REFERRAL_MOVED', 'WORK_DONE']);
    // whoever is told of nothing has no list and nothing to choose
    const told = ROLES.filter((role) => kindsFor([role]).length > 0);
    expect(told).toEqual(ROLES.filter((role) => may([role], 'notifications')));
    expect(ROLES.filter((role) => !told.includes(role))).toEqual(['DATA_LEAD', 'INVESTOR']);
  });
});
