import { readFileSync } from 'node:fs';
import { REFUSAL_CODES } from '@weft/shared';
import { FAULT_CODES } from '@weft/shared/server';
import { expect, it } from 'vitest';

const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
const listed = (title: string): string[] => {
  const [, section = ''] = page.split(`## ${title}\n`);
  const [rows = ''] = section.split('\n## ');
  return [...rows.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1] ?? '');
};

it('explains every refusal and every fault, and none that is not there', () => {
  expect(listed('Refusals')).toEqual([...REFUSAL_CODES]);
  expect(listed('Faults').sort()).toEqual([...FAULT_CODES].sort());
});
