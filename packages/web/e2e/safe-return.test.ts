import { expect, test } from '@playwright/test';
import { safeReturn } from '../src/app/safe-return.js';

test('after signing in one is led to an address of this site and nowhere else', () => {
  for (const from of ['/', '/p/kirklees/claims?search=Zo%C3%AB&sort=PRICE', '/p/kirklees#top'])
    expect(safeReturn(from)).toBe(from);
  for (const from of [
    null,
    '',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/\r\\elsewhere.example',
    'javascript:alert(1)',
  ])
    expect([from, safeReturn(from)]).toEqual([from, '/']);
});
