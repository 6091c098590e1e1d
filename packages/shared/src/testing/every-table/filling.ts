import type pg from 'pg';
import type { Role } from '../../rules/index.js';
import type { Actor } from '../../server/tenancy/index.js';
import type { Scene } from '../scene.js';

export type Person = Actor & { personId: string };

/** What every part that fills tables is given: whom there is, and how a row is written. */
export interface Filling {
  readonly owner: pg.Pool;
  readonly scene: Scene;
  /** Writes one row of the partnership behind the policies; its id, where it has one. */
  insert(table: string, row: Record<string, unknown>): Promise<string>;
  /** when all of it is done */
  readonly at: Date;
  /** one person for each role: LINK_WORKER and PROVIDER_MANAGER at the first provider, FUNDER at the first funder */
  readonly people: Readonly<Record<Role, Person>>;
  /** of the second provider */
  readonly otherWorker: Person;
  readonly firstProvider: string;
  readonly secondProvider: string;
  readonly firstFunder: string;
  readonly secondFunder: string;
}

/** Somebody supported, with the enrolment that claims name. */
interface Enrolled {
  readonly id: string;
  readonly enrolment: string;
}

/** The first provider's participant and the second's. */
export interface People {
  readonly first: Enrolled;
  readonly second: Enrolled;
}

/** The first provider's two claims and the second's one. */
export interface Claims {
  readonly submitted: string;
  readonly billed: string;
  readonly elsewhere: string;
}

/** What people have signed here. */
export const SIGNED_WORDS = 'entry on 1 May 2025';
