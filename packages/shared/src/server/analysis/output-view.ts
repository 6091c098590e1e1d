import type { CalendarDate } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import type { ProjectTableView } from './project-table.js';

export const OUTPUT_STATES = ['ASKED', 'RELEASED', 'REFUSED'] as const;
export type OutputState = (typeof OUTPUT_STATES)[number];

/** A table that somebody wants to take along, as it was shown when they asked. */
export interface AnalystOutputView {
  readonly id: string;
  readonly projectId: string;
  readonly projectTitle: string;
  readonly title: string;
  readonly meantFor: string;
  readonly month: CalendarDate;
  readonly table: ProjectTableView;
  readonly askedBy: PersonView | null;
  readonly askedAt: Date;
  readonly state: OutputState;
  readonly decidedBy: PersonView | null;
  readonly decidedAt: Date | null;
  /** why it was refused */
  readonly reason: string | null;
}

/** SQL of AnalystOutputView for OUTPUT_FROM. */
export const OUTPUT = `u.id, u.project_id AS "projectId", j.title AS "projectTitle", u.title, u.meant_for AS "meantFor", u.month,
  u.shown AS "table", ${personOf('u.asked_by')} AS "askedBy", u.asked_at AS "askedAt", u.state,
  ${personOf('u.decided_by')} AS "decidedBy", u.decided_at AS "decidedAt", u.reason`;

export const OUTPUT_FROM = `analyst_output u JOIN analyst_project j ON j.partnership_id = u.partnership_id AND j.id = u.project_id`;
