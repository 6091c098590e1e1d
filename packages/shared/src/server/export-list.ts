import { type CsvCell, csvHead, csvRows } from './csv.js';
import type { Page } from './pages/index.js';
import { type Actor, type Tenant, withTenant } from './tenancy/index.js';

const PAGE = 1000;

/** A list as a file: its headings, and how a page of it is read and written. */
export interface ListFile<Node> {
  readonly headings: readonly string[];
  readonly read: (tenant: Tenant, page: { first: number; after: string | null }) => Promise<Page<Node>>;
  readonly row: (node: Node) => readonly CsvCell[];
}

/**
 * What the actor sees in a list, as the text of a CSV file in parts: the headings first, then a page at a
 * time, so that no list is ever held whole.
 * @param open says what the file holds, for the entered actor; throws for whoever may not read the list.
 * @throws Fault FORBIDDEN before the first part
 */
export async function* exportList<Node>(
  actor: Actor,
  open: (tenant: Tenant) => ListFile<Node>,
): AsyncGenerator<string> {
  let after: string | null = null;
  for (let isFirst = true, more = true; more; isFirst = false) {
    const place: { first: number; after: string | null } = { first: PAGE, after };
    const { file, page } = await withTenant(actor, async (tenant) => {
      const opened = open(tenant);
      return { file: opened, page: await opened.read(tenant, place) };
    });
    // only now, so that a wrong filter is an answer of its own
    if (isFirst) yield csvHead(file.headings);
    yield csvRows(page.edges.map(({ node }) => file.row(node)));
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
}
