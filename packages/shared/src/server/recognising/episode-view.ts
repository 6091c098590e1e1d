import type { CalendarDate } from '../../rules/index.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';

/** One episode of support, as far as the actor may know of it. */
export interface EpisodeView {
  readonly from: CalendarDate;
  /** its last day; null: it goes on, or none was recorded */
  readonly to: CalendarDate | null;
  readonly goesOn: boolean;
  /** null: another provider, which one is not the actor's to know */
  readonly provider: OrganisationView | null;
}

/**
 * SQL for the columns of EpisodeView from app.support_episodes or app.episodes_before as `e`; the database says with
 * whom an episode was to whoever may know it.
 * @param place the parameter that holds the partnership's id
 */
export const episodeColumns = (place: string): string =>
  `e.enrolled_on AS "from", e.ended_on AS "to", e.goes_on AS "goesOn", ${organisationOf('e.provider_id', place)} AS provider`;
