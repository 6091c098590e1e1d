import { type CsvCell, csvHead, csvRows } from '../csv.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type ParticipantsRequest, readParticipants } from './list-participants.js';
import type { ParticipantView } from './participant-view.js';

const PAGE = 1000;

const HEADINGS = [
  'Reference',
  'Given name',
  'Family name',
  'Birth date',
  'Postcode',
  'Cohort',
  'Provider',
  'Link worker',
  'Anchor organisation',
  'Enrolled on',
  'Phase',
];

/**
 * The participants that the actor may know and the filter lets through, newest first, as the text of a CSV
 * file in parts: the headings first, then a page at a time.
 * @throws Fault FORBIDDEN before the first part
 */
export async function* exportParticipants(
  actor: Actor,
  filter: Pick<ParticipantsRequest, 'search' | 'phase'> = {},
): AsyncGenerator<string> {
  await withTenant(actor, async (tenant) => tenant.must('participants'));
  yield csvHead(HEADINGS);
  for (let after: string | null = null, more = true; more; ) {
    const page = await withTenant(actor, (tenant) =>
      readParticipants(tenant, { ...filter, first: PAGE, after }),
    );
    yield csvRows(page.edges.map(({ node }) => rowOf(node)));
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
}

const rowOf = (one: ParticipantView): CsvCell[] => [
  one.reference,
  one.givenName,
  one.familyName,
  one.birthDate,
  one.postcode,
  one.cohort,
  one.provider?.name ?? null,
  one.linkWorker?.name ?? null,
  one.anchor?.name ?? null,
  one.enrolledOn,
  one.phase,
];
