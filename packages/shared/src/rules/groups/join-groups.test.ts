import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinGroups } from './index.js';

const contents = fc.record({
  name: fc.constantFrom('Singing', 'Choir', 'Rowing'),
  place: fc.constantFrom('', 'The park'),
  members: fc
    .uniqueArray(fc.constantFrom('ada', 'bea', 'cy', 'dee', 'eve'))
    .map((ids) => ids.map((id) => ({ id }))),
});
const ids = (members: readonly { readonly id: string }[]): string[] => members.map(({ id }) => id).sort();

describe('a group that two people change at once', () => {
  it('has whom either added, nobody whom either took out, and of each field what was changed', () => {
    fc.assert(
      fc.property(contents, contents, contents, (read, mine, theirs) => {
        const { content, came, left } = joinGroups(read, mine, theirs);
        const comes = ids(content.members);
        expect(new Set(comes).size).toBe(comes.length);
        for (const id of ['ada', 'bea', 'cy', 'dee', 'eve']) {
          const [was, my, their] = [read, mine, theirs].map(({ members }) => ids(members).includes(id));
          expect(comes.includes(id)).toBe(was ? my && their : my || their);
        }
        expect(ids(came)).toEqual(ids(theirs.members).filter((id) => !ids(read.members).includes(id)));
        expect(ids(left)).toEqual(ids(read.members).filter((id) => !ids(theirs.members).includes(id)));
        for (const field of ['name', 'place'] as const)
          expect(content[field]).toBe(mine[field] === read[field] ? theirs[field] : mine[field]);
      }),
    );
  });

  it('is mine where nobody else changed it, and theirs where I changed nothing', () => {
    fc.assert(
      fc.property(contents, contents, (read, changed) => {
        expect(ids(joinGroups(read, changed, read).content.members)).toEqual(ids(changed.members));
        expect(joinGroups(read, read, changed).content).toEqual(changed);
      }),
    );
  });
});
