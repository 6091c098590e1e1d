import type { AnchorField, CalendarDate } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import type { Money } from '../money.js';
import type { Phase } from '../participants/index.js';
import { rowsOf } from '../rows-of.js';
import type { GroupThere, ServiceThere } from './activities-there.js';

/** A year, or whatever stretch was agreed, with how many people may be supported in it and how many are. */
export interface PlacesView {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly places: number;
  /**
   * people of the anchor whom any provider supported in that time; those of providers that are not the reader's rounded to
   * 5, and null where they are 1 to 7: taking one's own away would tell (migration 0070)
   */
  readonly used: number | null;
}

/** An anchor as the list shows it. */
export interface AnchorLine {
  readonly id: string;
  readonly name: string;
  /** the code of NHS England's list, for a practice */
  readonly odsCode: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  /** who looks after it now */
  readonly workers: readonly PersonView[];
  /** those of today */
  readonly places: PlacesView | null;
  /** people there whom the reader sees, active or monitoring */
  readonly supported: number;
  readonly lastReviewOn: CalendarDate | null;
  readonly openPromises: number;
  /** open ones whose day is past */
  readonly latePromises: number;
  /** candidates of whom no parent has answered yet */
  readonly candidatesWaiting: number;
}

export interface AnchorContactView {
  readonly id: string;
  readonly name: string;
  readonly job: string;
  /** in the form of E.164 */
  readonly phone: string | null;
  readonly email: string | null;
  readonly note: string | null;
}

export interface PromiseView {
  readonly id: string;
  readonly reviewOn: CalendarDate;
  readonly words: string;
  readonly promisedBy: 'ANCHOR' | 'PROVIDER';
  /** the name of who promised */
  readonly who: string;
  readonly dueOn: CalendarDate;
  /** null: nobody has said yet */
  readonly kept: boolean | null;
  readonly settledOn: CalendarDate | null;
}

export interface AnchorPerson {
  readonly id: string;
  readonly name: string;
  readonly phase: Phase;
  readonly linkWorker: PersonView | null;
}

/** What the anchor may know, since when, and who said so. */
export interface DataAgreementView {
  readonly fields: readonly AnchorField[];
  readonly note: string | null;
  readonly agreedBy: PersonView | null;
  readonly agreedAt: Date;
}

export interface AnchorPaymentView {
  readonly periodEnd: CalendarDate;
  /** null: hidden, since it would tell of a few people of other providers (migration 0070) */
  readonly amount: Money | null;
}

/** One anchor on one page, as far as the reader sees it. */
export interface AnchorView extends AnchorLine {
  readonly contacts: readonly AnchorContactView[];
  readonly allPlaces: readonly PlacesView[];
  readonly promises: readonly PromiseView[];
  readonly services: readonly ServiceThere[];
  readonly groups: readonly GroupThere[];
  readonly phases: readonly { readonly phase: Phase; readonly count: number }[];
  /** the first `MOST_PEOPLE` by phase and name */
  readonly people: readonly AnchorPerson[];
  readonly refused: number;
  /** the newest; null: nothing is agreed, so the anchor sees a number and no more */
  readonly agreement: DataAgreementView | null;
  /** what it pays for its own people; null for who neither looks after it nor is the backbone */
  readonly payments: readonly AnchorPaymentView[] | null;
  /** who could look after it, for who may say so */
  readonly assignable: readonly PersonView[];
}

/** SQL of the place of a phase in a list: those who are supported first. */
export const byPhase = (phase: string): string =>
  `array_position(ARRAY['ACTIVE', 'MONITORING', 'WAITING', 'CLOSED'], ${phase})`;

/** SQL of the stretches of places of `o`. */
export const PLACES = `SELECT y.from_on AS "from", y.to_on AS "to", y.places, app.places_used(y.anchor_id, y.from_on, y.to_on) AS used
  FROM anchor_places y WHERE y.partnership_id = o.partnership_id AND y.anchor_id = o.id`;

/** SQL of the columns of AnchorLine for `organisation o`; $2 is today. */
export const LINE_COLUMNS = `o.id, o.name, g.ods_code AS "odsCode", g.address, g.postcode,
  ${rowsOf(
    `SELECT w.person_id AS id, ${personOf('w.person_id')} ->> 'name' AS name FROM anchor_worker w
    WHERE w.partnership_id = o.partnership_id AND w.anchor_id = o.id AND w.ended_on IS NULL`,
    'row.name, row.id',
  )} AS workers,
  (SELECT to_json(row) FROM (${PLACES} AND y.from_on <= $2 AND y.to_on >= $2 ORDER BY y.from_on DESC LIMIT 1) row) AS places,
  (SELECT count(*)::int FROM participant p WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id
    AND p.phase IN ('ACTIVE', 'MONITORING')) AS supported,
  s."lastReviewOn", s."openPromises", s."latePromises",
  (SELECT count(*)::int FROM anchor_candidate c WHERE c.partnership_id = o.partnership_id AND c.anchor_id = o.id
    AND c.consented_on IS NULL) AS "candidatesWaiting"`;

/** What LINE_COLUMNS read from, besides `o`. */
export const LINE_JOINS = `LEFT JOIN anchor_record g ON g.partnership_id = o.partnership_id AND g.anchor_id = o.id
  CROSS JOIN LATERAL (SELECT max(x.review_on) AS "lastReviewOn",
    (count(*) FILTER (WHERE x.kept IS NULL))::int AS "openPromises",
    (count(*) FILTER (WHERE x.kept IS NULL AND x.due_on < $2))::int AS "latePromises"
    FROM anchor_promise x WHERE x.partnership_id = o.partnership_id AND x.anchor_id = o.id) s`;
