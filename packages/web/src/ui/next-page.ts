type Lists<Name extends string> = { readonly [name in Name]: { readonly edges: readonly unknown[] } };

/**
 * How a page that comes later is put behind those that are shown: `fetchMore({ updateQuery: behind('transfers') })`. The
 * rest of the answer is the later one's.
 */
export const behind =
  <Name extends string>(list: Name) =>
  <Answer extends Lists<Name>>(
    before: Answer,
    { fetchMoreResult: next }: { fetchMoreResult: Answer },
  ): Answer => ({
    ...next,
    [list]: { ...next[list], edges: [...before[list].edges, ...next[list].edges] },
  });
