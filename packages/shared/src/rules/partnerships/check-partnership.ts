import { askForDate, type CalendarDate, EARLIEST_DATE, formatDate, parseDate } from '../calendar/index.js';
import { type Minor, parseMoney } from '../money/index.js';
import { isRefusal, type Refusal, refuse } from '../refusals/index.js';
import { plainName } from '../text/index.js';
import { PARTNERSHIP_TEMPLATES, type PartnershipTemplate } from './templates.js';

const LONGEST_NAME = 200;

/** A partnership as a person typed it: the arguments of createPartnership. */
export interface PartnershipInput {
  readonly name: string;
  readonly slug: string;
  readonly template: PartnershipTemplate;
  readonly currency: string;
  readonly timeZone: string;
  readonly contractFrom: string;
  readonly contractTo: string;
  readonly contractCap?: string | null;
}

export interface PartnershipTerms {
  readonly name: string;
  readonly slug: string;
  readonly template: PartnershipTemplate;
  readonly currency: string;
  readonly timeZone: string;
  readonly contractFrom: CalendarDate;
  readonly contractTo: CalendarDate;
  readonly contractCap: Minor | null;
}

/** A partnership's exact terms, or INVALID with the field. That its slug is free is for the database. */
export function checkPartnership(input: PartnershipInput): PartnershipTerms | Refusal {
  const name = plainName(input.name);
  if (name === '' || [...name].length > LONGEST_NAME)
    return refuse('INVALID', `Give the partnership a name of at most ${LONGEST_NAME} characters.`, 'name');
  const wrong = checkSetting(input);
  if (wrong) return wrong;
  const contractFrom = parseDate(input.contractFrom);
  if (contractFrom !== null && contractFrom < EARLIEST_DATE)
    return refuse('INVALID', `Give a first day from ${formatDate(EARLIEST_DATE)} on.`, 'contractFrom');
  if (!contractFrom) return refuse('INVALID', askForDate(input.contractFrom), 'contractFrom');
  const contractTo = parseDate(input.contractTo);
  if (!contractTo) return refuse('INVALID', askForDate(input.contractTo), 'contractTo');
  if (contractTo < contractFrom) {
    return refuse(
      'INVALID',
      `The contract begins on ${formatDate(contractFrom)}, so it cannot end before that. Give a later last day.`,
      'contractTo',
    );
  }
  const contractCap = readCap(input);
  if (isRefusal(contractCap)) return contractCap;
  const { slug, template, currency, timeZone } = input;
  return { name, slug, template, currency, timeZone, contractFrom, contractTo, contractCap };
}

function checkSetting(input: PartnershipInput): Refusal | null {
  if (!isSlug(input.slug)) {
    return refuse(
      'INVALID',
      'Write the short name with small letters a to z, digits and hyphens between them, 2 to 63 in all, for example tyne-wellbeing.',
      'slug',
    );
  }
  if (!PARTNERSHIP_TEMPLATES.includes(input.template))
    return refuse('INVALID', 'Choose one of the templates.', 'template');
  if (!isCurrency(input.currency)) {
    return refuse(
      'INVALID',
      'Give the currency as its three capital letters of ISO 4217, for example GBP.',
      'currency',
    );
  }
  if (!isTimeZone(input.timeZone))
    return refuse('INVALID', 'Give a time zone by its name, for example Europe/London.', 'timeZone');
  return null;
}

function readCap(input: PartnershipInput): Minor | null | Refusal {
  if (input.contractCap === undefined || input.contractCap === null) return null;
  const cap = parseMoney(input.contractCap, input.currency, 'contractCap');
  if (isRefusal(cap) || cap > 0n) return cap;
  return refuse(
    'INVALID',
    'Give a maximum above zero, or leave it empty when the contract has none.',
    'contractCap',
  );
}

/** The short name that stands in addresses and in the X-Partnership header. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/.test(text);
}

/** Whether this is a currency of ISO 4217, in capital letters. */
export function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf('currency').includes(text);
}

/** Whether this names a time zone; an offset such as +01:00 knows no summer time and is none. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch (reason) {
    if (reason instanceof RangeError) return false;
    throw reason;
  }
}
