import { type AnchorField, type CalendarDate, termAttended } from '../../rules/index.js';
import type { Money } from '../money.js';
import type { Phase } from '../participants/index.js';
import { rowsOf } from '../rows-of.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { byPhase, PLACES, type PromiseView } from './anchor-view.js';

/** One of an anchor's own people, as its agreement on data says: what is not agreed is null. */
export interface OwnPerson {
  readonly id: string;
  readonly name: string;
  readonly startedOn: CalendarDate | null;
  readonly phase: Phase | null;
  readonly linkWorker: string | null;
  readonly lastSeenOn: CalendarDate | null;
  /** group sessions to which they came, of those held for them since `attendanceSince` */
  readonly attendance: { readonly attended: number; readonly held: number } | null;
  readonly outcomes: readonly { readonly title: string; readonly achievedOn: CalendarDate }[] | null;
}

/** A number about its people; null is a small one, hidden from an anchor that is not to know who they are. */
export interface OwnFigure {
  readonly kind: 'SUPPORTED' | 'PHASE' | 'OUTCOME';
  /** the phase, or the outcome's title */
  readonly label: string | null;
  readonly count: number | null;
}

/** What somebody who acts for an anchor sees of it. */
export interface OwnAnchorView {
  readonly id: string;
  readonly name: string;
  /** what the newest agreement on data lets it know */
  readonly fields: readonly AnchorField[];
  readonly agreedAt: Date | null;
  readonly note: string | null;
  readonly places: { readonly from: CalendarDate; readonly to: CalendarDate; readonly places: number } | null;
  readonly figures: readonly OwnFigure[];
  readonly people: readonly OwnPerson[];
  /** the first day of which attendance is told; null: not part of the agreement, or without names */
  readonly attendanceSince: CalendarDate | null;
  readonly payments: readonly { readonly periodEnd: CalendarDate; readonly amount: Money }[] | null;
  readonly promises: readonly PromiseView[];
}

interface OwnRow extends Omit<OwnAnchorView, 'agreedAt' | 'payments' | 'attendanceSince'> {
  readonly agreedAt: string | null;
  readonly payments: readonly { readonly periodEnd: CalendarDate; readonly amount: string }[];
}

const MOST_PEOPLE = 1000;

const OWN = `SELECT o.id, o.name, coalesce(d.fields, '{}') AS fields, d.agreed_at AS "agreedAt", d.note,
    (SELECT json_build_object('from', y."from", 'to', y."to", 'places', y.places) FROM (${PLACES} AND y.from_on <= $2
      AND y.to_on >= $2 ORDER BY y.from_on DESC LIMIT 1) y) AS places,
    ${rowsOf(`SELECT f.kind, f.label, f.count FROM own_anchor_figure f WHERE f.partnership_id = o.partnership_id AND f.anchor_id = o.id`, `row.kind, ${byPhase('row.label')}, row.count DESC NULLS LAST, row.label`)} AS figures,
    ${rowsOf(
      `SELECT p.id, p.given_name || ' ' || p.family_name AS name, p.started_on AS "startedOn", p.phase, p.link_worker AS
      "linkWorker", p.last_seen_on AS "lastSeenOn", p.attendance, p.outcomes, p.sorted_by FROM own_anchor_participant p WHERE p.partnership_id = o.partnership_id
      AND p.anchor_id = o.id ORDER BY ${byPhase('p.phase')}, p.sorted_by, p.id LIMIT ${MOST_PEOPLE}`,
      `${byPhase('row.phase')}, row.sorted_by, row.id`,
    )} AS people,
    ${rowsOf(
      `SELECT y.period_end AS "periodEnd", y.amount::text AS amount FROM own_anchor_payment y
      WHERE y.partnership_id = o.partnership_id AND y.anchor_id = o.id`,
      'row."periodEnd" DESC',
    )} AS payments,
    ${rowsOf(
      `SELECT m.id, m.review_on AS "reviewOn", m.words, m.promised_by AS "promisedBy", m.who, m.due_on AS "dueOn", m.kept,
      m.settled_on AS "settledOn" FROM anchor_promise m WHERE m.partnership_id = o.partnership_id AND m.anchor_id = o.id`,
      'row."reviewOn" DESC, row."dueOn", row.id',
    )} AS promises
  FROM organisation o LEFT JOIN LATERAL (SELECT a.fields, a.note, a.agreed_at FROM anchor_agreement a
    WHERE a.partnership_id = o.partnership_id AND a.anchor_id = o.id ORDER BY a.id DESC LIMIT 1) d ON true
  WHERE o.partnership_id = $1 AND o.id = ANY ((SELECT app.anchor_ids())::uuid[]) ORDER BY o.name, o.id`;

/**
 * The anchors for which somebody acts, each with its own people as far as its agreement on data goes; the database
 * leaves out what is not agreed. One statement.
 * @throws Fault FORBIDDEN
 */
export function ownAnchors(actor: Actor): Promise<OwnAnchorView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('ownAnchors');
    const { partnership, today } = tenant;
    const rows = await tenant.rows<OwnRow>(OWN, [partnership.id, today]);
    tenant.showed(
      'participant',
      rows.flatMap(({ people }) => people.map(({ id }) => id)),
    );
    return rows.map(({ agreedAt, payments, ...row }) => ({
      ...row,
      agreedAt: agreedAt === null ? null : new Date(agreedAt),
      attendanceSince:
        row.fields.includes('NAME') && row.fields.includes('ATTENDANCE') ? termAttended(today).from : null,
      payments: row.fields.includes('PAYS')
        ? payments.map(({ periodEnd, amount }) => ({
            periodEnd,
            amount: { amount: BigInt(amount), currency: partnership.currency },
          }))
        : null,
    }));
  });
}
