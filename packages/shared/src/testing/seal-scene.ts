import { sealRecord } from '../server/sealing/index.js';
import { type ClaimScene, makeClaimScene } from './claim-scene.js';
import type { TestDatabase } from './database.js';
import type { Person } from './every-table.js';

const REASON = 'Somebody who hurt them looks for them.';

export interface SealScene extends ClaimScene {
  /** of the backbone: whoever seals is named with it */
  readonly named: Person;
  /** of the hub, and named by no seal */
  readonly other: Person;
  /** A referral that is offered to the first provider, and of nobody who is known. */
  referred(): Promise<string>;
  /** Seals a record as somebody, with somebody else beside them. */
  seal(recordId: string, by?: Person, beside?: Person): ReturnType<typeof sealRecord>;
}

/** A partnership in which somebody seals records, and somebody else must not find them. */
export async function makeSealScene({ owner }: TestDatabase): Promise<SealScene> {
  const scene = await makeClaimScene(owner);
  const named = scene.people.backbone;
  let nth = 0;
  return {
    ...scene,
    named,
    other: await scene.person('The Backbone', 'ASSESSOR'),
    referred: async () => {
      const { rows } = await owner.query<{ id: string }>(
        `INSERT INTO referral (partnership_id, reference, channel, safe_way, given_name, family_name, lawful_basis, told,
           referred_on, received_at, moved_at, state, provider_id)
         VALUES ($1, $2, 'SELF', 'CALL', 'Zenobia', 'Quill', 'PUBLIC_TASK', 'All', '2025-06-01', now(), now(), 'OFFERED', $3)
         RETURNING id`,
        [scene.partnershipId, `R-${++nth}`, scene.people.providerId],
      );
      return rows[0]?.id ?? '';
    },
    seal: (recordId, by = named, beside = scene.people.otherBackbone) =>
      sealRecord(by, { recordId, reason: REASON, personIds: [beside.personId] }),
  };
}
