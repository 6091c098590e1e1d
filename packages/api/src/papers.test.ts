import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const papersIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: folder === 'docs', encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
const PAPERS = [...papersIn('.'), ...papersIn('docs')];
const textOf = (paper: string): string => readFileSync(join(ROOT, paper), 'utf8');

/** What a paper links to or shows, without what stands in other places of the web. */
function targets(paper: string): string[] {
  const outsideCode = textOf(paper).replace(/^```[\s\S]*?^```/gm, '');
  return [...outsideCode.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(https?:|mailto:)/.test(target));
}

/** A heading's anchor, as GitHub writes it. */
const anchors = (paper: string): string[] =>
  [...textOf(paper).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the papers', () => {
  it('are found', () => {
    expect(PAPERS).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/operations.md']));
    expect(targets('docs/life-of-a-claim.md').length).toBeGreaterThan(30);
  });

  it.each(PAPERS)('%s links to files and headings that are there', (paper) => {
    const broken = targets(paper).filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? paper : join(dirname(paper), path);
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && !anchors(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('say every rule that the code cites by its section of domain.md', () => {
    const paper = textOf('docs/domain.md');
    const names = [...paper.matchAll(/^#+ (.+)$|\*\*(.+?)\*\*|\*(Tenancy[^*]*)\*/gm)].flatMap((found) =>
      found.slice(1).filter((name) => name !== undefined),
    );
    const cited = ['packages/shared/src', 'packages/api/src', 'packages/worker/src', 'packages/web/src']
      .flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
          .filter((file) => /\.tsx?$/.test(file))
          .map((file) => textOf(join(folder, file)).replace(/\n\s*(\*|\/\/)\s?/g, ' ')),
      )
      .flatMap((text) => [...text.matchAll(/domain\.md, ([A-Z][^.,:;()'’]*(?:'s \w+)?)/g)])
      .map(([, name = '']) => name.trim());
    expect(cited.length).toBeGreaterThan(80);
    expect(cited.filter((name) => !names.some((one) => one.startsWith(name)))).toEqual([]);
  });

  it('show pictures that load in a moment', () => {
    const folder = join(ROOT, 'docs/screens');
    const heavy = readdirSync(folder).filter((file) => statSync(join(folder, file)).size > 200_000);
    expect(heavy).toEqual([]);
  });
});
