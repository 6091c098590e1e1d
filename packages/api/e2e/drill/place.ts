import { type MoneyScene, makeMoneyScene } from '@weft/shared/testing';
import type pg from 'pg';

/** A partnership to be broken, with four contributions to each claim and a price for OUTCOME. */
export interface Place {
  readonly scene: MoneyScene;
  /** Verified claims that no run has billed yet. */
  fill(claims: number): Promise<void>;
  /** The end of the next period: runs follow one another. */
  nextPeriodEnd(): string;
}

export const OUTCOME = 'HOME';
const DAY_MS = 86_400_000;

export async function makePlace(owner: pg.Pool): Promise<Place> {
  const scene = await makeMoneyScene(owner);
  await scene.agree([
    { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000, cap: 20_000_000_00n },
    { label: 'S', funder: 'School', kind: 'PERCENT', percent: 1250 },
    { label: 'F', funder: 'Foundation', kind: 'FIXED', amount: 777n },
    { label: 'R', funder: 'Council', kind: 'RESIDUAL' },
  ]);
  await scene.claims({ count: 1, code: OUTCOME, price: 10001n });
  await owner.query(
    `UPDATE rate_card SET status = 'PUBLISHED', published_by = $2, published_at = now() WHERE partnership_id = $1`,
    [scene.partnershipId, scene.people.commissioner.personId],
  );
  // what is written behind the API takes the numbers below
  await owner.query(
    `INSERT INTO reference_counter (partnership_id, kind, last) SELECT $1, kind, 5000000 FROM unnest('{PARTICIPANT,CLAIM}'::text[]) kind`,
    [scene.partnershipId],
  );
  let day = Date.parse('2024-03-31');
  return {
    scene,
    fill: async (claims) => {
      await scene.claims({ count: claims, code: OUTCOME, price: 10001n });
    },
    nextPeriodEnd: () => {
      day += DAY_MS;
      return new Date(day).toISOString().slice(0, 10);
    },
  };
}
