import {
  type ContactKind,
  type EditedEntry,
  editList,
  GROUP_KIND,
  isRefusal,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { codesInUse } from '../codes-in-use.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { keepContactKinds, readContactKinds } from './contact-kinds.js';

/** The partnership's list of kinds of contact, in its order. */
export interface ContactKindList {
  readonly kinds: readonly ContactKind[];
}

/**
 * Edits the kinds of contact. Nothing is removed: what is left out is offered no more, and a kind of which there are
 * contacts keeps what it says. That of groups comes of ticking who was there, and is nobody's to choose.
 * @returns INVALID or IN_USE with its path, "kinds.3.title" @throws Fault FORBIDDEN
 */
export function setContactKinds(
  actor: Actor,
  input: { readonly kinds: readonly EditedEntry<ContactKind>[] },
): Promise<ContactKindList | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setContactKinds');
    await keepContactKinds(tenant);
    // two who edit at once do so one after the other
    await tenant.rows('SELECT FROM contact_kind WHERE partnership_id = $1 FOR UPDATE', [
      tenant.partnership.id,
    ]);
    const before = await readContactKinds(tenant);
    const group = input.kinds.findIndex(({ code, offered }) => code === GROUP_KIND && offered);
    if (group >= 0)
      return refuse(
        'INVALID',
        'A group session is recorded by ticking who was there. It is not offered.',
        `kinds.${group}.offered`,
      );
    const used = await codesInUse(tenant, 'contact_kind');
    const list = editList<ContactKind>({
      path: 'kinds',
      noun: 'kind',
      before,
      edited: input.kinds,
      used: new Set([GROUP_KIND, ...used]),
      saysTheSame: (one, other) => one.title === other.title && one.meets === other.meets,
    });
    const [first] = list;
    if (first && isRefusal(first)) return first;
    await tenant.execute(
      `INSERT INTO contact_kind (partnership_id, code, position, title, meets, is_offered)
       SELECT $1, x.code, x.position, x.title, x.meets, x.offered
       FROM json_to_recordset($2) AS x(code text, position int, title text, meets boolean, offered boolean)
       ON CONFLICT (partnership_id, code) DO UPDATE SET position = excluded.position, title = excluded.title,
         meets = excluded.meets, is_offered = excluded.is_offered`,
      [tenant.partnership.id, JSON.stringify(list.map((one, nth) => ({ ...one, position: nth + 1 })))],
    );
    return { kinds: await readContactKinds(tenant) };
  });
}
