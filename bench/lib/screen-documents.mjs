import { readFileSync } from 'node:fs';
import { at } from '../../scripts/lib/places.mjs';

const SOURCES = /^\s+("(?:[^"\\]|\\.)*"): typeof types/gm;
const FRAGMENT = /fragment (\w+) on/;
const SPREAD = /\.\.\.(\w+)/g;
const OPERATION = /\b(?:query|mutation) (\w+)/;

/** What the web page's screens ask: every query and mutation of theirs with its fragments, by its name. */
export function screenDocuments() {
  const text = readFileSync(at('packages/web/src/gql/gql.ts'), 'utf8');
  const sources = [...text.matchAll(SOURCES)].map(([, source]) => JSON.parse(source));
  const fragments = new Map();
  for (const source of sources) {
    const name = FRAGMENT.exec(source)?.[1];
    if (name !== undefined) fragments.set(name, source);
  }
  const whole = (source) => {
    const needed = new Set();
    const add = (part) => {
      for (const [, name] of part.matchAll(SPREAD)) {
        if (!fragments.has(name) || needed.has(name)) continue;
        needed.add(name);
        add(fragments.get(name));
      }
    };
    add(source);
    return [source, ...[...needed].map((name) => fragments.get(name))].join('\n');
  };
  return new Map(
    sources.flatMap((source) => {
      const name = OPERATION.exec(source)?.[1];
      return name === undefined ? [] : [[name, whole(source)]];
    }),
  );
}
