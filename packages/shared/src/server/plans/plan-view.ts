import type { PlanContent } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';

/** A participant's plan as it was last saved. */
export interface PlanView extends PlanContent {
  /** from 1; whoever saves names the one that they read */
  readonly version: number;
  readonly writtenAt: Date;
  readonly writtenBy: PersonView | null;
}

/** A version of it, with what was different from the one before, in sentences. */
export interface PlanVersionView extends PlanView {
  readonly changes: readonly string[];
}

/** The columns of PlanView, for `support_plan s`. */
export const PLAN_COLUMNS = `s.version, s.strengths, s.aspirations, s.goals, s.written_at AS "writtenAt",
  ${personOf('s.written_by')} AS "writtenBy"`;
