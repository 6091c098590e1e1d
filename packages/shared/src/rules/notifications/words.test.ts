import { expect, it } from 'vitest';
import { REFERRAL_STATE_NAMES } from '../referrals/index.js';
import { sayNotification, sayStateNow } from './words.js';

it('say where a referral stands in the words of the list that they lead to', () => {
  for (const state of ['ACCEPTED', 'STARTED', 'DECLINED', 'SUPPORTED_ONCE'] as const)
    expect(sayNotification('REFERRAL_MOVED', state)).toBe(
      `A referral of yours: ${REFERRAL_STATE_NAMES[state]}`,
    );
  // what went on since is said beside it: the list says Offered by now
  expect(sayStateNow('ACCEPTED', 'OFFERED')).toBe('now Offered');
  expect(sayStateNow('ACCEPTED', 'ACCEPTED')).toBeNull();
  expect(sayStateNow('RETURNED', null)).toBeNull();
});
