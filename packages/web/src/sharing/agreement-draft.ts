import {
  calendarDate,
  checkAgreement,
  type ExtractKind,
  FIELDS_OF_KIND,
  type LawfulBasis,
  type PartyPart,
  type PersonField,
  parseDate,
  type RecordField,
  type SharingDraft,
  type SharingForm,
  type SharingKnown,
  type SharingProof,
} from '@weft/shared';
import type { RefusalLike } from '../ui/refusals.js';
import type { Agreement } from './sharing-queries.js';

/** One party as it is being typed. */
export interface TypedParty {
  readonly key: string;
  readonly name: string;
  /** null: it is none of this partnership, and its name is typed */
  readonly organisationId: string | null;
  readonly isOutside: boolean;
  readonly part: PartyPart;
  readonly supplies: boolean;
}

export interface TypedEvidence {
  readonly key: string;
  readonly outcomeCode: string;
  readonly proves: SharingProof;
}

/** An agreement as it is being typed: days and numbers are texts, and what is not chosen yet is ''. */
export interface TypedAgreement {
  readonly title: string;
  readonly purpose: string;
  readonly lawfulBasis: LawfulBasis | '';
  readonly legalGateway: string;
  readonly kind: ExtractKind;
  readonly form: SharingForm;
  readonly compares: readonly PersonField[];
  readonly receives: readonly RecordField[];
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly keepDays: string;
  readonly parties: readonly TypedParty[];
  readonly personIds: readonly string[];
  readonly evidence: readonly TypedEvidence[];
}

export const newParty = (more: Partial<TypedParty> = {}): TypedParty => ({
  key: crypto.randomUUID(),
  name: '',
  organisationId: null,
  isOutside: true,
  part: 'CONTROLLER',
  supplies: false,
  ...more,
});

/** As one begins: who sends the data from outside, and somebody here who gets it. */
export const emptyAgreement = (today: string): TypedAgreement => ({
  title: '',
  purpose: '',
  lawfulBasis: '',
  legalGateway: '',
  kind: 'EMPLOYMENT',
  form: 'CLEAR',
  compares: ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE'],
  receives: [...FIELDS_OF_KIND.EMPLOYMENT.must],
  startsOn: today,
  expiresOn: '',
  keepDays: '90',
  parties: [newParty({ supplies: true }), newParty({ isOutside: false })],
  personIds: [],
  evidence: [],
});

/**
 * Another like one that was signed or is over. It has a name of its own, or nobody could tell the two apart in a list, and
 * begins no earlier than today.
 */
export const typedLike = (agreement: Agreement, today: string): TypedAgreement => {
  const { title, startsOn, expiresOn } = agreement;
  const [, name = title, nth] = /^(.*\S) \((\d{1,4})\)$/.exec(title) ?? [];
  return {
    ...typedOf(agreement),
    title: `${name} (${Number(nth ?? 1) + 1})`,
    startsOn: startsOn < today ? today : startsOn,
    expiresOn: expiresOn < today ? '' : expiresOn,
  };
};

/** One that is there, to be changed. */
export const typedOf = (agreement: Agreement): TypedAgreement => ({
  title: agreement.title,
  purpose: agreement.purpose,
  lawfulBasis: agreement.lawfulBasis,
  legalGateway: agreement.legalGateway,
  kind: agreement.kind,
  form: agreement.form,
  compares: agreement.compares,
  receives: agreement.receives,
  startsOn: agreement.startsOn,
  expiresOn: agreement.expiresOn,
  keepDays: String(agreement.keepDays),
  parties: agreement.parties.map(({ name, organisation, part, supplies }) =>
    newParty({
      name,
      organisationId: organisation?.id ?? null,
      isOutside: organisation === null || organisation === undefined,
      part,
      supplies,
    }),
  ),
  personIds: agreement.people.flatMap(({ person, endedAt }) => (endedAt === null && person ? person.id : [])),
  evidence: agreement.evidence.map(({ outcomeCode, proves }) => ({
    key: crypto.randomUUID(),
    outcomeCode,
    proves,
  })),
});

/**
 * What was typed as an agreement, or everything that is wrong with it: the same rule as the server's. What is not even
 * typed is said first.
 */
export function readTyped(
  typed: TypedAgreement,
  known: SharingKnown,
): { readonly draft: SharingDraft } | { readonly wrong: readonly RefusalLike[] } {
  const { lawfulBasis } = typed;
  const startsOn = parseDate(typed.startsOn);
  const expiresOn = parseDate(typed.expiresOn);
  const keepDays = /^\d{1,5}$/.test(typed.keepDays.trim()) ? Number(typed.keepDays) : 0;
  const missing: RefusalLike[] = [
    ...(lawfulBasis === ''
      ? [{ field: 'lawfulBasis', message: 'Choose on which lawful basis it rests.' }]
      : []),
    ...(startsOn === null ? [{ field: 'startsOn', message: 'Enter the whole first day.' }] : []),
    ...(expiresOn === null ? [{ field: 'expiresOn', message: 'Enter the whole last day.' }] : []),
    ...typed.parties.flatMap(({ isOutside, organisationId }, nth) =>
      isOutside || organisationId
        ? []
        : [{ field: `parties.${nth}.organisationId`, message: 'Choose an organisation of the partnership.' }],
    ),
  ];
  const draft: SharingDraft = {
    ...typed,
    lawfulBasis: lawfulBasis === '' ? 'PUBLIC_TASK' : lawfulBasis,
    startsOn: startsOn ?? calendarDate('2000-01-01'),
    expiresOn: expiresOn ?? startsOn ?? calendarDate('2000-01-01'),
    keepDays,
    parties: typed.parties.map(({ name, organisationId, isOutside, part, supplies }) => ({
      name,
      organisationId: isOutside ? null : organisationId,
      part,
      supplies,
    })),
    evidence: typed.evidence.map(({ outcomeCode, proves }) => ({ outcomeCode, proves })),
  };
  const fields = missing.map(({ field }) => field);
  const wrong = [
    ...missing,
    ...checkAgreement(draft, known).filter(
      ({ field = '' }) =>
        !fields.includes(field) && !fields.includes(field.replace('.name', '.organisationId')),
    ),
  ];
  return wrong.length > 0 ? { wrong: inOrder(wrong) } : { draft };
}

/** What the form calls the parts of an agreement, from its head to its foot. */
const NAMES = {
  title: 'Name of the agreement',
  purpose: 'What it is for',
  lawfulBasis: 'Lawful basis',
  legalGateway: 'The law or power',
  compares: 'By what people are recognised',
  receives: 'What is taken in of a record',
  startsOn: 'First day',
  expiresOn: 'Last day',
  keepDays: 'For how many days a file is kept',
  parties: 'Parties',
  personIds: 'Who sees what is matched',
  evidence: 'What a record proves',
} as const;
const ORDER = Object.keys(NAMES);

/** Of which field a refusal is, for the summary: there it stands far from its field. 'Party 2, who it is' */
export function placeOf({ field, message }: RefusalLike): string | undefined {
  const [part = '', nth, one] = field?.split('.') ?? [];
  const inList = Number(nth) + 1;
  if (part === 'parties' && nth !== undefined) return `Party ${inList}, who it is`;
  if (part === 'evidence' && nth !== undefined)
    return `Outcome ${inList}${one === 'proves' ? ', it is proved when' : ''}`;
  const name = Object.entries(NAMES).find(([one]) => one === part)?.[1];
  // 'Say what it is for.' says it already
  return name && message.toLowerCase().includes(name.toLowerCase()) ? undefined : name;
}

/** As the fields stand on the page, from its head to its foot. */
function inOrder(wrong: readonly RefusalLike[]): RefusalLike[] {
  const place = ({ field }: RefusalLike): number => ORDER.indexOf(field?.split('.')[0] ?? '');
  return [...wrong].sort(
    (one, other) => place(one) - place(other) || (one.field ?? '').localeCompare(other.field ?? ''),
  );
}
