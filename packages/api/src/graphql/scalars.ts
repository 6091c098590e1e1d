import { type CalendarDate, parseDate } from '@weft/shared';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const LONGEST_DECIMAL = 40;

const wrong = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

function readDate(value: unknown): CalendarDate {
  const date = typeof value === 'string' ? parseDate(value) : null;
  if (!date) throw wrong('A Date is a real day written YYYY-MM-DD, such as "2026-03-05".');
  return date;
}

/** A calendar date: 'YYYY-MM-DD' inside and outside, never a `Date`. */
export const DateScalar = new GraphQLScalarType<CalendarDate, string>({
  name: 'Date',
  description: 'A calendar date, YYYY-MM-DD.',
  // a use case returns dates as the rules write them, already judged
  serialize: (value) => {
    if (typeof value !== 'string')
      throw new TypeError('A Date leaves as the text that rules/calendar wrote.');
    return value;
  },
  parseValue: readDate,
  parseLiteral: (node) => readDate(node.kind === Kind.STRING ? node.value : null),
});

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function readInstant(value: unknown): Date {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  if (!instant || Number.isNaN(instant.getTime()))
    throw wrong('A DateTime is an instant as RFC 3339 writes it, such as "2026-03-05T09:30:00Z".');
  return instant;
}

/** An instant: `Date` inside, RFC 3339 in UTC outside. What json_agg made of a timestamptz is accepted too. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, RFC 3339.',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null),
});

function readDecimal(value: unknown): string {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length > LONGEST_DECIMAL)
    throw wrong(`A Decimal is a string of at most ${LONGEST_DECIMAL} characters, such as "17.30".`);
  return text;
}

/**
 * An exact decimal as text. Only the shape of the request is judged here: whether "1e3" or "12.345" is an
 * amount is for the use case to say, as a Refusal beside the field.
 */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal as a string, "17.30".',
  serialize: (value) => {
    if (typeof value !== 'string')
      throw new TypeError('A Decimal leaves as the text that rules/money wrote.');
    return value;
  },
  parseValue: readDecimal,
  parseLiteral: (node) =>
    readDecimal(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : null),
});
