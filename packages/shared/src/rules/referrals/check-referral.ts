import { type CalendarDate, EARLIEST_DATE, formatDate, isUnreadable, readDate } from '../calendar/index.js';
import { readEmail, readPhone } from '../contact/index.js';
import { checkBirthDate } from '../participants/index.js';
import { readPostcode } from '../partnerships/index.js';
import { isRefusal, type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText, plainName } from '../text/index.js';
import { checkWords } from './check-move.js';
import {
  LAWFUL_BASES,
  type LawfulBasis,
  REFERRAL_FIELDS,
  type ReferralField,
  type ReferralInput,
  SAFE_WAYS,
  type SafeWay,
} from './fields.js';

const LONGEST_NAME = 200;
const LONGEST_REFERENCE = 64;

/** A referral that can be kept as it stands. */
export interface ReferralDraft {
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
  readonly theirReference: string | null;
}

/**
 * A referral made exact, or all that is wrong with it at once: INVALID or OUT_OF_RANGE, at most one a field, in the
 * order in which the fields are asked. The person's agreement to take part is not among them: that is a step of its
 * own (agreement.ts). A day left out is today.
 */
export function checkReferral(input: ReferralInput, today: CalendarDate): ReferralDraft | Refusal[] {
  const form = new Form(input, today);
  const phone = form.with('phone', readPhone);
  const email = form.with('email', (text) => (text ? readEmail(text) : null));
  const toldOn = form.day('toldOn', 'The person cannot have been told');
  const draft = {
    safeWay: form.safeWay(phone !== null, email !== null),
    safeNote: form.words('safeNote'),
    givenName: form.name('givenName', 'first name'),
    familyName: form.name('familyName', 'last name'),
    birthDate: form.birthDate(),
    phone,
    email,
    postcode: form.with('postcode', readPostcode),
    hopes: form.words('hopes'),
    strengths: form.words('strengths'),
    prefers: form.words('prefers'),
    avoids: form.words('avoids'),
    lawfulBasis: form.oneOf(
      'lawfulBasis',
      LAWFUL_BASES,
      'Choose the lawful basis on which you pass this on.',
    ),
    told: form.told(),
    toldOn,
    notToldBecause: form.words('notToldBecause'),
    referredOn: form.day('referredOn', 'Nobody can have referred') ?? today,
    theirReference: form.reference(),
  };
  const faults = form.inOrder();
  if (faults.length > 0) return faults;
  const { safeWay, lawfulBasis } = draft;
  if (safeWay === null || lawfulBasis === null) throw new Error('A referral without a fault has both.');
  return { ...draft, safeWay, lawfulBasis };
}

/** Reads the fields one by one, and gathers what is wrong with them. */
class Form {
  private readonly faults = new Map<ReferralField, Refusal>();

  constructor(
    private readonly input: ReferralInput,
    private readonly today: CalendarDate,
  ) {}

  inOrder(): Refusal[] {
    return REFERRAL_FIELDS.flatMap((field) => this.faults.get(field) ?? []);
  }

  private textOf(field: ReferralField): string {
    return this.input[field]?.trim() ?? '';
  }

  private fault(field: ReferralField, message: string, code: 'INVALID' | 'OUT_OF_RANGE' = 'INVALID'): null {
    this.faults.set(field, refuse(code, message, field));
    return null;
  }

  with(field: ReferralField, read: (text: string) => string | null | Refusal): string | null {
    const value = read(this.textOf(field));
    return isRefusal(value) ? this.fault(field, value.message) : value;
  }

  safeWay(canCall: boolean, canWrite: boolean): SafeWay | null {
    const way = this.oneOf('safeWay', SAFE_WAYS, 'Ask first how the person can be reached safely.');
    const note = this.textOf('safeNote');
    if ((way === 'CALL' || way === 'TEXT') && !canCall && !this.faults.has('phone'))
      this.fault('phone', 'Give the number that is safe, or choose another way to reach the person.');
    if (way === 'EMAIL' && !canWrite && !this.faults.has('email'))
      this.fault('email', 'Give the address that is safe, or choose another way to reach the person.');
    if (way === 'THROUGH_SOMEONE' && note === '')
      this.fault('safeNote', 'Say through whom the person can be reached, and how.');
    if (way === 'IN_PERSON' && note === '')
      this.fault('safeNote', 'Say where and when the person can be met.');
    return way;
  }

  oneOf<T extends string>(field: ReferralField, known: readonly T[], message: string): T | null {
    return known.find((one) => one === this.textOf(field)) ?? this.fault(field, message);
  }

  name(field: ReferralField, called: string): string {
    const text = this.textOf(field);
    const name = plainName(text);
    if (holdsNoText(text)) this.fault(field, 'Take out the characters that are no text.');
    else if (name === '') this.fault(field, `Give the person’s ${called}.`);
    else if ([...name].length > LONGEST_NAME)
      this.fault(field, `Shorten the ${called} to ${LONGEST_NAME} characters.`);
    return name;
  }

  birthDate(): CalendarDate | null {
    const date = this.date('birthDate');
    const wrong = date && checkBirthDate(date, this.today);
    return wrong ? this.fault('birthDate', wrong.message, 'OUT_OF_RANGE') : date;
  }

  day(field: ReferralField, cannot: string): CalendarDate | null {
    const date = this.date(field);
    if (date !== null && date > this.today)
      return this.fault(field, `${cannot} on ${formatDate(date)}: it is in the future.`, 'OUT_OF_RANGE');
    if (date !== null && date < EARLIEST_DATE)
      return this.fault(field, `${formatDate(date)} is too long ago. Check the year.`, 'OUT_OF_RANGE');
    return date;
  }

  private date(field: ReferralField): CalendarDate | null {
    const text = this.textOf(field);
    if (text === '') return null;
    const date = readDate(text);
    return isUnreadable(date) ? this.fault(field, date.message) : date;
  }

  words(field: ReferralField): string | null {
    const text = this.textOf(field);
    const wrong = checkWords(text, field);
    if (wrong) return this.fault(field, wrong.message);
    return text === '' ? null : text;
  }

  /** A person was told, or there is a reason why not yet; nobody is referred in silence. */
  told(): string | null {
    const told = this.words('told');
    const why = this.textOf('notToldBecause');
    if (told === null && why === '' && !this.faults.has('told'))
      this.fault('told', 'Say what the person was told of this referral, or why they were not told yet.');
    if (told !== null && why !== '')
      this.fault('notToldBecause', 'The person was told, or was not: keep one of the two.');
    return told;
  }

  reference(): string | null {
    const reference = plainName(this.textOf('theirReference'));
    if ([...reference].length > LONGEST_REFERENCE)
      return this.fault('theirReference', `Shorten the reference to ${LONGEST_REFERENCE} characters.`);
    return reference === '' ? null : reference;
  }
}
