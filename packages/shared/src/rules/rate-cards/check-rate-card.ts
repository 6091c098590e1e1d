import { type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText } from '../text/index.js';
import { faultsOfOrder } from './check-order.js';
import { COHORTS, EVIDENCE_KINDS, hundredthsOf, type RateCardDraft, type TariffTerms } from './tariff.js';

const MOST_TARIFFS = 500;
const HOURS_OF_A_WEEK = 168_00;
const LONGEST_CODE = 64;
const LONGEST_TITLE = 200;
const LONGEST_DOMAIN = 100;
const LONGEST_SUSTAIN = 1200_00;
const LONGEST_BREAK = 366;
// A GraphQL Int and a column of the database hold no more.
const LARGEST_COUNT = 2_147_483_647;

/**
 * Everything that is wrong with a card, in the order of its fields, so that all of it can be put right at once:
 * each as INVALID with the field's path ("tariffs.3.price", counted from 0); nothing: it can be drafted as it
 * stands (domain.md, The life of a claim).
 */
export function faultsOfRateCard(card: RateCardDraft): Refusal[] {
  const faults: (Refusal | null)[] = [checkHours(card)];
  if (card.tariffs.length === 0)
    faults.push(refuse('INVALID', 'Add at least one outcome to the rate card.', 'tariffs'));
  if (card.tariffs.length > MOST_TARIFFS)
    return [refuse('INVALID', `A rate card holds at most ${MOST_TARIFFS} outcomes.`, 'tariffs')];
  const seen = new Set<string>();
  for (const [index, tariff] of card.tariffs.entries()) {
    faults.push(...checkTariff(tariff, `tariffs.${index}`, card.fullTimeHours !== null));
    const line = `${tariff.cohort} ${tariff.outcomeCode}`;
    if (seen.has(line) && tariff.outcomeCode !== '') {
      faults.push(
        refuse(
          'INVALID',
          `${tariff.outcomeCode} is on this card twice for the same cohort. Remove one of the two lines.`,
          `tariffs.${index}.outcomeCode`,
        ),
      );
    }
    seen.add(line);
  }
  const found = [...faults.filter((fault) => fault !== null), ...faultsOfOrder(card.tariffs)];
  // one field, one message
  return found.filter((fault, nth) => found.findIndex(({ field }) => field === fault.field) === nth);
}

function checkHours(card: RateCardDraft): Refusal | null {
  if (card.fullTimeHours === null) return null;
  const hours = hundredthsOf(card.fullTimeHours);
  if (hours !== null && hours > 0 && hours <= HOURS_OF_A_WEEK) return null;
  return refuse(
    'INVALID',
    'Give the hours of a full-time week as a number above 0 and up to 168, for example 35 or 37.5.',
    'fullTimeHours',
  );
}

function checkTariff(tariff: TariffTerms, at: string, hasHours: boolean): (Refusal | null)[] {
  return [
    ...checkNames(tariff, at),
    tariff.price > 0n ? null : refuse('INVALID', 'Give a price above zero.', `${at}.price`),
    checkEvidenceKinds(tariff, at),
    checkSustain(tariff, at, hasHours),
    checkCount(tariff.maximumPaid, `${at}.maximumPaid`),
    checkCount(tariff.maximumPaidPerYear, `${at}.maximumPaidPerYear`),
  ];
}

function checkNames(tariff: TariffTerms, at: string): (Refusal | null)[] {
  const wrongCode = !/^[A-Z0-9_]+$/.test(tariff.outcomeCode) || tariff.outcomeCode.length > LONGEST_CODE;
  return [
    wrongCode
      ? refuse(
          'INVALID',
          `Write the outcome's code with capital letters A to Z, digits and underscores, at most ${LONGEST_CODE} of them, for example ACCOMMODATION_3M.`,
          `${at}.outcomeCode`,
        )
      : null,
    COHORTS.includes(tariff.cohort)
      ? null
      : refuse('INVALID', 'Choose the cohort: new or historic participants.', `${at}.cohort`),
    checkText(tariff.title, 'title', LONGEST_TITLE, `${at}.title`),
    checkText(tariff.domain, 'domain', LONGEST_DOMAIN, `${at}.domain`),
  ];
}

function checkText(text: string, name: string, longest: number, field: string): Refusal | null {
  const length = [...text.trim()].length;
  if (holdsNoText(text)) return refuse('INVALID', 'Take out the characters that are no text.', field);
  if (length > 0 && length <= longest) return null;
  return refuse('INVALID', `Give the outcome a ${name} of at most ${longest} characters.`, field);
}

function checkEvidenceKinds(tariff: TariffTerms, at: string): Refusal | null {
  const field = `${at}.evidence`;
  if (tariff.evidence.length === 0)
    return refuse('INVALID', 'Choose at least one kind of evidence that this outcome accepts.', field);
  if (tariff.evidence.some((kind) => !EVIDENCE_KINDS.includes(kind)))
    return refuse('INVALID', 'One of the kinds of evidence is not known. Choose from the list.', field);
  if (new Set(tariff.evidence).size !== tariff.evidence.length)
    return refuse('INVALID', 'The same kind of evidence is listed twice. Remove one.', field);
  return null;
}

function checkSustain(tariff: TariffTerms, at: string, hasHours: boolean): Refusal | null {
  const { sustain } = tariff;
  if (!sustain) return null;
  if (tariff.after === null) {
    return refuse(
      'INVALID',
      'A sustained outcome counts from an earlier one. Choose the outcome that comes first.',
      `${at}.after`,
    );
  }
  const length = hundredthsOf(sustain.length);
  if (length === null || length === 0 || length > LONGEST_SUSTAIN) {
    return refuse(
      'INVALID',
      'Give the length as a number above 0 and up to 1200 with at most two decimals, for example 6.5.',
      `${at}.sustain.length`,
    );
  }
  if (sustain.unit === 'MONTHS' && length % 100 !== 0)
    return refuse(
      'INVALID',
      'Months are counted whole. Use weeks for a part of a month.',
      `${at}.sustain.length`,
    );
  if (sustain.unit === 'FTE_WEEKS' && !hasHours) {
    return refuse(
      'INVALID',
      'Full-time-equivalent weeks need the hours of a full-time week. Fill that in on the card.',
      'fullTimeHours',
    );
  }
  if (!Number.isInteger(sustain.breakDays) || sustain.breakDays < 0 || sustain.breakDays > LONGEST_BREAK) {
    return refuse(
      'INVALID',
      `Give the tolerated break as whole days, from 0 to ${LONGEST_BREAK}.`,
      `${at}.sustain.breakDays`,
    );
  }
  return null;
}

function checkCount(count: number | null, field: string): Refusal | null {
  if (count === null || (Number.isInteger(count) && count >= 1 && count <= LARGEST_COUNT)) return null;
  return refuse('INVALID', 'Give a whole number of 1 or more, or leave it empty for no limit.', field);
}
