import type { CalendarDate, ClaimState } from '../../rules/index.js';
import { Fault } from '../errors.js';
import { isId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { KINDS, type Kind } from './kinds.js';

export type StoryKind = keyof typeof KINDS;
export const STORY_KINDS = Object.keys(KINDS) as readonly StoryKind[];

/** Something that happened with a participant, in a sentence. */
export interface StoryEntry {
  readonly id: string;
  readonly kind: StoryKind;
  /** the day of which it tells */
  readonly on: CalendarDate;
  /** when it was written down, and by whom */
  readonly at: Date;
  readonly by: PersonView | null;
  readonly sentence: string;
  /** what somebody wrote beside it */
  readonly words: string | null;
  readonly claimId: string | null;
  readonly claimState: ClaimState | null;
  readonly referralId: string | null;
}

export interface StoryRequest extends PageRequest {
  readonly participantId: string;
  /** kinds that are told elsewhere on the same page, as contacts are */
  readonly without?: readonly StoryKind[] | undefined;
}

interface Row {
  readonly kind: StoryKind;
  readonly on: CalendarDate;
  readonly at: Date;
  readonly id: string;
  readonly by: PersonView | null;
  readonly facts: never;
  readonly key: string[];
}

const ORDERING = new Ordering(
  [
    { sql: 's.on_date', type: 'date' },
    { sql: 's.at', type: 'timestamptz' },
    { sql: `s.kind || ' ' || s.id`, type: 'text' },
  ],
  true,
);

// the partnership is $1 and the participant $2 in each of them; who may know of a claim may not know of whom it tells
const all = (without: readonly StoryKind[]): string => `SELECT x.* FROM (${(
  Object.entries(KINDS) as [StoryKind, Kind<never>][]
)
  .filter(([kind]) => !without.includes(kind))
  .map(([kind, { sql }]) => `SELECT '${kind}' AS kind, k.* FROM (${sql}) AS k(on_date, at, id, by_id, facts)`)
  .join('\nUNION ALL\n')}) x
  WHERE EXISTS (SELECT FROM participant p WHERE p.partnership_id = $1 AND p.id = $2)`;

/**
 * The story of a participant, the latest day first, as far as the actor may know each kind of entry; nothing for who
 * does not work with them. One statement a page, two with the count.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a cursor of another list, or if every kind is left out
 */
export function story(actor: Actor, request: StoryRequest): Promise<Page<StoryEntry>> {
  const { participantId, first, without = [] } = request;
  checkFirst(first);
  if (STORY_KINDS.every((kind) => without.includes(kind)))
    throw new Fault('BAD_USER_INPUT', 'A story without any of its kinds tells nothing: leave out fewer.');
  const told = all(without);
  const after = ORDERING.read(request.after);
  return withTenant(actor, async (tenant) => {
    tenant.must('story');
    if (!isId(participantId)) return pageOf<Row, StoryEntry>([], first, 0, edgeOf);
    tenant.showed('participant', [participantId]);
    const p = new Parameters();
    p.add(tenant.partnership.id);
    p.add(participantId);
    const [, total] = await Promise.all([
      tenant.looksBack(),
      request.count
        ? tenant.row<{ count: bigint }>(`SELECT count(*) AS count FROM (${told}) s`, [...p.values])
        : undefined,
    ]);
    const beyond = after ? `WHERE ${ORDERING.beyond(after, p)}` : '';
    const rows = await tenant.rows<Row>(
      `SELECT s.kind, s.on_date AS "on", s.at, s.id, s.facts, ${personOf('s.by_id')} AS by, ${ORDERING.key} AS key
       FROM (SELECT * FROM (${told}) s ${beyond} ${ORDERING.orderBy} LIMIT ${p.add(first + 1)}) s
       ${ORDERING.orderBy}`,
      p.values,
    );
    return pageOf(rows, first, total?.count, edgeOf);
  });
}

function edgeOf({ kind, on, at, id, by, facts, key }: Row): { node: StoryEntry; key: string[] } {
  const said = KINDS[kind].say(facts);
  const node: StoryEntry = {
    id: `${kind}-${id}`,
    kind,
    on,
    at,
    by,
    sentence: said.sentence,
    words: said.words ?? null,
    claimId: said.claimId ?? null,
    claimState: said.claimState ?? null,
    referralId: said.referralId ?? null,
  };
  return { node, key };
}
