/** The steps of a claim through the API, in their order. */
export const STEPS = ['SUBMITTED', 'APPROVED', 'VERIFIED'] as const;
export type Step = (typeof STEPS)[number];

/** What the API said yes to: all of it has to be in the database whatever happened since. */
export class Acknowledged {
  readonly participants = new Set<string>();
  /** the steps of each claim, in the order in which they were acknowledged */
  readonly claims = new Map<string, Step[]>();
  /** the sha256 of each file */
  readonly uploads = new Map<string, string>();
  readonly runs = new Set<string>();
  /** lists that were shown, by who looked */
  readonly reads = new Map<string, number>();
  /** what was refused in words, and what had no answer or a fault's, by what it was */
  readonly refused = new Map<string, number>();
  readonly failed = new Map<string, number>();

  get writes(): number {
    const steps = [...this.claims.values()].reduce((sum, one) => sum + one.length, 0);
    return this.participants.size + steps + this.uploads.size + this.runs.size;
  }

  step(claimId: string, step: Step): void {
    this.claims.set(claimId, [...(this.claims.get(claimId) ?? []), step]);
  }

  /** Claims whose last acknowledged step is this one. */
  at(step: Step): string[] {
    return [...this.claims].filter(([, steps]) => steps.at(-1) === step).map(([id]) => id);
  }
}

export const more = (counts: Map<string, number>, what: string, by = 1): void => {
  counts.set(what, (counts.get(what) ?? 0) + by);
};
export const total = (counts: Map<string, number>): number =>
  [...counts.values()].reduce((sum, one) => sum + one, 0);
