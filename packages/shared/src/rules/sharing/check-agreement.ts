import { daysBetween } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText } from '../text/index.js';
import type { ProvableOutcome, SharingDraft, SharingEvidence, SharingPartyDraft } from './agreement-parts.js';
import { FIELD_TITLES, FIELDS_OF_KIND } from './shared-fields.js';

const LONGEST_PURPOSE = 2000;
const LONGEST_GATEWAY = 500;
const LONGEST_TITLE = 200;
const MOST_PARTIES = 20;
const MOST_PEOPLE = 50;
const MOST_OUTCOMES = 50;
const MOST_KEPT_DAYS = 3650;
/** What goes on longer is looked at and agreed anew: the code of practice on sharing asks for reviews. */
const LONGEST_YEARS = 10;

/** What a draft is held against. */
export interface SharingKnown {
  /** who may be named: their role lets them look at matches */
  readonly mayBeNamed: ReadonlySet<string>;
  readonly outcomes: ReadonlyMap<string, ProvableOutcome>;
}

/**
 * Everything that makes no sense in an information-sharing agreement (features.md PN7), in the order of its parts, each
 * with its path ("parties.1.name", counted from 0), at most one a path. Nothing: it can be signed.
 */
export function checkAgreement(draft: SharingDraft, known: SharingKnown): Refusal[] {
  const faults = [
    checkText(draft.title, 'title', LONGEST_TITLE, 'Give the agreement a name.'),
    checkText(draft.purpose, 'purpose', LONGEST_PURPOSE, 'Say what it is for.'),
    checkText(
      draft.legalGateway,
      'legalGateway',
      LONGEST_GATEWAY,
      'Name the law or power under which the data may be given.',
    ),
    ...checkFields(draft),
    ...checkDays(draft),
    ...checkParties(draft.parties),
    ...checkPeople(draft.personIds, known),
    ...draft.evidence.map((one, nth) => checkEvidence(one, nth, draft, known)),
    draft.evidence.length > MOST_OUTCOMES
      ? wrong('evidence', `List at most ${MOST_OUTCOMES} outcomes.`)
      : null,
  ].filter((fault) => fault !== null);
  const paths = new Set<string | undefined>();
  return faults.filter(({ field }) => !paths.has(field) && paths.add(field));
}

const wrong = (field: string, message: string): Refusal => refuse('INVALID', message, field);

function checkText(text: string, field: string, longest: number, ask: string): Refusal | null {
  const read = text.normalize('NFC').trim();
  if (read === '') return wrong(field, ask);
  if (holdsNoText(read)) return wrong(field, 'Take out the characters that are no text.');
  const isLong = [...read].length > longest;
  return isLong ? wrong(field, `Shorten this to ${longest.toLocaleString('en-GB')} characters.`) : null;
}

function checkFields({ kind, form, compares, receives, evidence }: SharingDraft): (Refusal | null)[] {
  const { may, must } = FIELDS_OF_KIND[kind];
  const foreign = receives.find((field) => !may.includes(field));
  const missing = must.find((field) => !receives.includes(field));
  const names = compares.filter((field) => field === 'GIVEN_NAME' || field === 'FAMILY_NAME').length;
  return [
    compares.length === 0 ? wrong('compares', 'Choose by what people are compared.') : null,
    // one thing alone, such as a first name, tells nobody from the next
    compares.length === names && names < 2
      ? wrong('compares', 'Choose more: one name alone does not tell people apart.')
      : null,
    isRepeated(compares) ? wrong('compares', 'Choose each of them once.') : null,
    form === 'ENCODED' && receives.length > 0
      ? wrong(
          'receives',
          'Take everything out: an encoded file holds codes alone, so nothing else of a record comes in.',
        )
      : null,
    foreign
      ? wrong(
          'receives',
          `Take out “${FIELD_TITLES[foreign]}”: records of this kind do not say that, and nothing is taken in that is not needed.`,
        )
      : null,
    missing && evidence.length > 0 && form === 'CLEAR'
      ? wrong('receives', `Add “${FIELD_TITLES[missing]}”: without it a record proves nothing.`)
      : null,
    isRepeated(receives) ? wrong('receives', 'Choose each of them once.') : null,
  ];
}

const isRepeated = (all: readonly string[]): boolean => new Set(all).size < all.length;

function checkDays({ startsOn, expiresOn, keepDays }: SharingDraft): (Refusal | null)[] {
  const isWhole = Number.isInteger(keepDays) && keepDays >= 1 && keepDays <= MOST_KEPT_DAYS;
  return [
    expiresOn < startsOn
      ? refuse(
          'OUT_OF_RANGE',
          'The last day comes before the first one. Choose a later last day.',
          'expiresOn',
        )
      : null,
    daysBetween(startsOn, expiresOn) > LONGEST_YEARS * 366
      ? refuse(
          'OUT_OF_RANGE',
          `Agree for at most ${LONGEST_YEARS} years, and look at it again then.`,
          'expiresOn',
        )
      : null,
    isWhole
      ? null
      : refuse(
          'OUT_OF_RANGE',
          `Keep an extract for 1 to ${MOST_KEPT_DAYS.toLocaleString('en-GB')} days.`,
          'keepDays',
        ),
  ];
}

function checkParties(parties: readonly SharingPartyDraft[]): (Refusal | null)[] {
  const folded = parties.map(({ name }) => name.normalize('NFC').trim().toLowerCase());
  const ids = parties.map(({ organisationId }) => organisationId?.toLowerCase());
  return [
    parties.length < 2
      ? wrong('parties', 'Add at least two parties: who gives the data, and who gets it.')
      : null,
    parties.length > MOST_PARTIES ? wrong('parties', `Add at most ${MOST_PARTIES} parties.`) : null,
    ...parties.map(({ name }, nth) =>
      checkText(name, `parties.${nth}.name`, LONGEST_TITLE, 'Say who the party is.'),
    ),
    ...parties.map(({ organisationId }, nth) =>
      folded.indexOf(folded[nth] ?? '') < nth || (organisationId && ids.indexOf(ids[nth]) < nth)
        ? wrong(`parties.${nth}.name`, 'This party is there already.')
        : null,
    ),
    parties.some(({ supplies }) => supplies)
      ? null
      : wrong('parties', 'Say which party sends the data: at least one does.'),
    parties.length > 0 && parties.every(({ part }) => part === 'PROCESSOR')
      ? wrong('parties', 'At least one party decides what the data is used for: choose who is a controller.')
      : null,
  ];
}

function checkPeople(personIds: readonly string[], { mayBeNamed }: SharingKnown): (Refusal | null)[] {
  return [
    personIds.length === 0 ? wrong('personIds', 'Name at least one person who looks at the matches.') : null,
    personIds.length > MOST_PEOPLE ? wrong('personIds', `Name at most ${MOST_PEOPLE} people.`) : null,
    isRepeated(personIds) ? wrong('personIds', 'Name each person once.') : null,
    personIds.some((id) => !mayBeNamed.has(id))
      ? wrong(
          'personIds',
          'Somebody you named has no role to look at matches. Name people of the backbone, or data leads.',
        )
      : null,
  ];
}

function checkEvidence(
  { outcomeCode, proves }: SharingEvidence,
  nth: number,
  { kind, form, receives, evidence }: SharingDraft,
  { outcomes }: SharingKnown,
): Refusal | null {
  const field = `evidence.${nth}.outcomeCode`;
  const outcome = outcomes.get(outcomeCode);
  if (!outcome)
    return wrong(
      field,
      'No rate card in use takes a match as evidence for this outcome. Choose another, or change the rate card first.',
    );
  if (evidence.findIndex((one) => one.outcomeCode === outcomeCode) < nth)
    return wrong(field, 'This outcome is in the list already.');
  if (form === 'ENCODED')
    return wrong(
      field,
      'Codes prove nothing: they say who stands in both files, and not what became of them. Take it out, or agree on records that can be read.',
    );
  if (kind === 'HOSPITAL' || kind === 'LIST')
    return wrong(field, 'Only records of work, or of a school or a course, prove an outcome.');
  if (proves === 'STARTED') return null;
  if (!outcome.isSustained)
    return wrong(
      `evidence.${nth}.proves`,
      'This outcome asks for no time. Choose that the record shows the start.',
    );
  if (outcome.addsUpHours && !receives.includes('WEEKLY_HOURS'))
    return wrong(
      `evidence.${nth}.proves`,
      `This outcome counts full-time weeks. Add “${FIELD_TITLES.WEEKLY_HOURS}” to what is shared.`,
    );
  return null;
}
