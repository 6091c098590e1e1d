import {
  type AgreedHow,
  type AgreementState,
  type AgreementStep,
  agreementOn,
  type CalendarDate,
  daysWaited,
  type LawfulBasis,
  type ReferralState,
  type ReferralVerb,
  referralVerbsFor,
  type SafeWay,
  today,
} from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import type { Tenant } from '../tenancy/index.js';

/** How a referral came in: the agency's form, the public page, a row of a file, another system. */
export const REFERRAL_CHANNELS = ['FORM', 'SELF', 'FILE', 'SYSTEM'] as const;
export type ReferralChannel = (typeof REFERRAL_CHANNELS)[number];

/** One step of a referral's life, as the hub reads it. */
export interface ReferralEventView {
  readonly at: Date;
  readonly from: ReferralState | null;
  readonly to: ReferralState;
  /** the day on which it happened, where it was recorded later */
  readonly happenedOn: CalendarDate | null;
  /** null: the person themself, or somebody who is no longer a member */
  readonly by: PersonView | null;
  /** the title of the partnership's reason */
  readonly reason: string | null;
  readonly words: string | null;
  readonly provider: OrganisationView | null;
}

export interface ReferralAgreementView {
  readonly kind: AgreementStep['kind'];
  readonly on: CalendarDate;
  readonly how: AgreedHow;
}

/** A referral as the hub sees it, and the provider to whom it is offered. */
export interface ReferralView {
  readonly id: string;
  readonly reference: string;
  readonly channel: ReferralChannel;
  /** null: the person refers themself */
  readonly source: OrganisationView | null;
  readonly referredBy: PersonView | null;
  readonly theirReference: string | null;
  readonly safeWay: SafeWay;
  readonly safeNote: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly postcode: string | null;
  readonly hopes: string | null;
  readonly strengths: string | null;
  readonly prefers: string | null;
  readonly avoids: string | null;
  readonly lawfulBasis: LawfulBasis;
  readonly told: string | null;
  readonly toldOn: CalendarDate | null;
  readonly notToldBecause: string | null;
  readonly referredOn: CalendarDate;
  readonly receivedAt: Date;
  readonly state: ReferralState;
  readonly movedAt: Date;
  readonly provider: OrganisationView | null;
  readonly participantId: string | null;
  readonly agreement: AgreementState;
  readonly agreements: readonly ReferralAgreementView[];
  readonly history: readonly ReferralEventView[];
  /** days in which somebody owed the person an answer or support; null for who does not see the whole history */
  readonly daysWaited: number | null;
  /** what the acting person may do to it now */
  readonly actions: readonly ReferralVerb[];
}

/** A referral as `Tenant.listed` reads COLUMNS: instants and dates come as text. */
export interface ReferralRow
  extends Omit<ReferralView, 'receivedAt' | 'movedAt' | 'agreement' | 'history' | 'daysWaited' | 'actions'> {
  readonly receivedAt: string;
  readonly movedAt: string;
  readonly history: readonly (Omit<ReferralEventView, 'at'> & { at: string })[];
}

const HISTORY = `(SELECT coalesce(json_agg(json_build_object('at', h.at, 'from', h.from_state, 'to', h.to_state,
    'happenedOn', h.happened_on, 'by', ${personOf('h.by_person')}, 'reason', d.title, 'words', h.words,
    'provider', ${organisationOf('h.provider_id', 'h.partnership_id')}) ORDER BY h.id), '[]')
  FROM referral_event h
  LEFT JOIN decline_reason d ON d.partnership_id = h.partnership_id AND d.code = h.reason
  WHERE h.partnership_id = r.partnership_id AND h.referral_id = r.id)`;

const AGREEMENTS = `(SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'on', a.said_on, 'how', a.how)
    ORDER BY a.id), '[]')
  FROM referral_agreement a WHERE a.partnership_id = r.partnership_id AND a.referral_id = r.id)`;

/** The columns of ReferralRow for `referral r`. */
export const REFERRAL_COLUMNS = `r.id, r.reference, r.channel, ${organisationOf('r.source_id', 'r.partnership_id')} AS source,
  ${personOf('r.referred_by')} AS "referredBy", r.their_reference AS "theirReference", r.safe_way AS "safeWay",
  r.safe_note AS "safeNote", r.given_name AS "givenName", r.family_name AS "familyName", r.birth_date AS "birthDate",
  r.phone, r.email, r.postcode, r.hopes, r.strengths, r.prefers, r.avoids, r.lawful_basis AS "lawfulBasis", r.told,
  r.told_on AS "toldOn", r.not_told_because AS "notToldBecause", r.referred_on AS "referredOn",
  r.received_at AS "receivedAt", r.state, r.moved_at AS "movedAt",
  ${organisationOf('r.provider_id', 'r.partnership_id')} AS provider, r.participant_id AS "participantId",
  ${AGREEMENTS} AS agreements, ${HISTORY} AS history`;

/** A row as the actor sees it today. */
export function viewOf(tenant: Tenant, row: ReferralRow): ReferralView {
  const { timeZone } = tenant.partnership;
  const history = row.history.map((one) => ({ ...one, at: new Date(one.at) }));
  const steps = history.map(({ at, to }) => ({ state: to, on: today(timeZone, at.getTime()) }));
  return {
    ...row,
    receivedAt: new Date(row.receivedAt),
    movedAt: new Date(row.movedAt),
    history,
    agreement: agreementOn(row.agreements, tenant.today),
    daysWaited: history[0]?.from === null ? daysWaited(steps, tenant.today).days : null,
    actions: referralVerbsFor(row.state, tenant.me.roles),
  };
}
