import { createHash } from 'node:crypto';
import {
  type CalendarDate,
  type ExtractKind,
  isOver,
  type LawfulBasis,
  type PartyPart,
  PERMISSIONS,
  type PersonField,
  type RecordField,
  type SharingForm,
  type SharingProof,
  type SharingState,
  sharingState,
} from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { rowsOf } from '../rows-of.js';
import type { Tenant } from '../tenancy/index.js';

/** How the reader may sign for a party: for the organisation they belong to, or by recording what was signed elsewhere. */
export const WAYS_TO_SIGN = ['OWN', 'RECORD'] as const;
export type WayToSign = (typeof WAYS_TO_SIGN)[number];

export interface SharingPartyView {
  /** from 1; a party is called by it */
  readonly nth: number;
  readonly name: string;
  /** null: it is none of this partnership */
  readonly organisation: OrganisationView | null;
  readonly part: PartyPart;
  readonly supplies: boolean;
  readonly signedName: string | null;
  readonly signedOn: CalendarDate | null;
  readonly recordedBy: PersonView | null;
  /** null: signed, over, or not the reader's to sign */
  readonly wayToSign: WayToSign | null;
}

/** Somebody who sees what is matched, or saw it until `endedAt`. */
export interface SharingPersonView {
  readonly id: string;
  readonly person: PersonView | null;
  readonly namedBy: PersonView | null;
  readonly namedAt: Date;
  readonly endedAt: Date | null;
}

export interface SharingEvidenceView {
  readonly outcomeCode: string;
  readonly title: string;
  readonly proves: SharingProof;
}

/** An information-sharing agreement. It names no participant. */
export interface SharingAgreementView {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly purpose: string;
  readonly lawfulBasis: LawfulBasis;
  readonly legalGateway: string;
  readonly kind: ExtractKind;
  readonly form: SharingForm;
  readonly compares: readonly PersonField[];
  readonly receives: readonly RecordField[];
  readonly startsOn: CalendarDate;
  readonly expiresOn: CalendarDate;
  readonly keepDays: number;
  readonly draftedBy: PersonView | null;
  readonly draftedAt: Date;
  readonly signedAt: Date | null;
  readonly endedBy: PersonView | null;
  readonly endedAt: Date | null;
  readonly endedBecause: string | null;
  /** since what came under it is deleted */
  readonly forgottenAt: Date | null;
  readonly state: SharingState;
  readonly parties: readonly SharingPartyView[];
  readonly people: readonly SharingPersonView[];
  readonly evidence: readonly SharingEvidenceView[];
  /** whether the reader is named in it now */
  readonly isNamed: boolean;
  /** whether it may still be changed: nobody has signed it and it is not over */
  readonly isOpen: boolean;
  /** other as soon as what it says is another, whoever signed it: who changes or signs it says which they have read */
  readonly version: string;
}

/** SQL for the roles that sign. */
const SIGNERS = `ARRAY[${PERMISSIONS.signSharingAgreement.map((role) => `'${role}'`).join(', ')}]`;

const PARTIES = rowsOf(
  `SELECT y.nth, y.name, ${organisationOf('y.organisation_id', 'y.partnership_id')} AS organisation, y.part, y.supplies,
     y.signed_name AS "signedName", y.signed_on::text AS "signedOn", ${personOf('y.signature_recorded_by')} AS "recordedBy",
     EXISTS (SELECT FROM membership m WHERE m.partnership_id = y.partnership_id
       AND m.organisation_id = y.organisation_id AND m.state = 'ACTIVE' AND m.roles && ${SIGNERS}) AS "hasSigners"
   FROM sharing_party y WHERE y.partnership_id = a.partnership_id AND y.agreement_id = a.id`,
  'row.nth',
);
const PEOPLE = rowsOf(
  `SELECT n.id, ${personOf('n.person_id')} AS person, ${personOf('n.named_by')} AS "namedBy", n.named_at AS "namedAt",
     n.ended_at AS "endedAt" FROM sharing_person n
   WHERE n.partnership_id = a.partnership_id AND n.agreement_id = a.id`,
  'row."namedAt", row.id',
);
const EVIDENCE = rowsOf(
  `SELECT v.outcome_code AS "outcomeCode", v.proves, coalesce((SELECT t.title FROM tariff t
       JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
       WHERE t.partnership_id = v.partnership_id AND t.outcome_code = v.outcome_code AND k.status = 'PUBLISHED'
       ORDER BY k.effective_from DESC, k.id LIMIT 1), v.outcome_code) AS title
   FROM sharing_evidence v WHERE v.partnership_id = a.partnership_id AND v.agreement_id = a.id`,
  'row."outcomeCode"',
);

const COLUMNS = `a.id, a.number, a.title, a.purpose, a.lawful_basis AS "lawfulBasis", a.legal_gateway AS "legalGateway",
  a.kind, a.form, a.compares, a.receives, a.starts_on AS "startsOn", a.expires_on AS "expiresOn",
  a.keep_days AS "keepDays", ${personOf('a.drafted_by')} AS "draftedBy", a.drafted_at AS "draftedAt",
  a.signed_at AS "signedAt", ${personOf('a.ended_by')} AS "endedBy", a.ended_at AS "endedAt",
  a.ended_because AS "endedBecause", a.forgotten_at AS "forgottenAt", ${PARTIES} AS parties, ${PEOPLE} AS people,
  ${EVIDENCE} AS evidence`;

type PartyRow = Omit<SharingPartyView, 'wayToSign'> & { readonly hasSigners: boolean };
type PersonRow = Omit<SharingPersonView, 'namedAt' | 'endedAt'> & {
  readonly namedAt: string;
  readonly endedAt: string | null;
};
type AgreementRow = Omit<
  SharingAgreementView,
  'state' | 'parties' | 'people' | 'isNamed' | 'isOpen' | 'version'
> & { readonly parties: readonly PartyRow[]; readonly people: readonly PersonRow[] };

/**
 * Reads agreements by one statement.
 * @param condition SQL about the agreement `a`, with order and limit; $1 is the partnership
 */
export async function readAgreements(
  tenant: Tenant,
  condition: string,
  more: readonly unknown[] = [],
): Promise<SharingAgreementView[]> {
  const rows = await tenant.rows<AgreementRow>(
    `SELECT ${COLUMNS} FROM sharing_agreement a WHERE a.partnership_id = $1 AND ${condition}`,
    [tenant.partnership.id, ...more],
  );
  return rows.map((row) => viewOf(tenant, row));
}

function viewOf(tenant: Tenant, row: AgreementRow): SharingAgreementView {
  const state = stateOf(tenant, row);
  const people = row.people.map(({ namedAt, endedAt, ...one }) => ({
    ...one,
    namedAt: new Date(namedAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
  }));
  return {
    ...row,
    state,
    parties: row.parties.map(({ hasSigners, ...party }) => ({
      ...party,
      wayToSign:
        isOver(state) || party.signedOn !== null
          ? null
          : wayToSign(tenant, party.organisation?.id, hasSigners),
    })),
    people,
    isNamed: people.some(({ person, endedAt }) => endedAt === null && person?.id === tenant.me.personId),
    isOpen: !isOver(state) && row.parties.every(({ signedOn }) => signedOn === null),
    version: versionOf(row),
  };
}

/**
 * How the actor may sign for a party. Where nobody of an organisation could sign here (a school, a provider), what it
 * signed is recorded like that of a party outside.
 */
function wayToSign(
  tenant: Tenant,
  organisationId: string | undefined,
  hasSigners: boolean,
): WayToSign | null {
  const places = tenant.placesFor('signSharingAgreement');
  if (places.length === 0) return null;
  if (organisationId === undefined || !hasSigners) return 'RECORD';
  return places.includes(organisationId) ? 'OWN' : null;
}

/** Where an agreement stands today. */
export const stateOf = (
  tenant: Tenant,
  row: Pick<AgreementRow, 'startsOn' | 'expiresOn' | 'signedAt' | 'endedAt'>,
): SharingState =>
  sharingState(
    {
      startsOn: row.startsOn,
      expiresOn: row.expiresOn,
      isSigned: row.signedAt !== null,
      isEnded: row.endedAt !== null,
    },
    tenant.today,
  );

function versionOf(row: AgreementRow): string {
  const { draftedBy: _by, draftedAt: _at, signedAt: _signed, parties, people, evidence, ...words } = row;
  const said = [
    words,
    parties.map(({ name, organisation, part, supplies }) => [name, organisation?.id, part, supplies]),
    people.filter(({ endedAt }) => endedAt === null).map(({ id }) => id),
    evidence.map(({ outcomeCode, proves }) => [outcomeCode, proves]),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}
