import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { AREAS, ENDINGS, FAMILY, GIVEN, SHORT, STEMS, STREETS, TOWNS, WAYS } from './made-names.mjs';
import { randomNumbers } from './random.mjs';

// People who do not exist, as two registers would hold them: a list of everybody, and an extract that writes some of
// them down again: with slips of the pen, short forms, other addresses and gaps, beside others who are on no list.

/** Of the extract, the share that is on the list. */
const MET = 0.6;
/** Of the people met, the shares whose record differs so. */
const SLIPS = {
  given: 0.05,
  short: 0.5,
  family: 0.05,
  married: 0.03,
  exchanged: 0.01,
  moved: 0.15,
  phone: 0.2,
};
const BIRTH = { exchanged: 0.01, digit: 0.02 };
/** Of either file, the shares in which it is not known. */
const GAPS = { birth: 0.01, address: 0.05, postcode: 0.06, phone: 0.25, email: 0.5 };
const SHARED_PHONE = 0.35;
const OTHER_FAMILY = 0.12;
const DOMAINS = ['gmail.com', 'hotmail.co.uk', 'yahoo.co.uk', 'outlook.com', 'btinternet.com'];

/**
 * Writes the list and the extract, the same for the same numbers.
 *
 * @returns who of the extract is whom of the list, by id
 */
export async function writePeople({ people, extract, list, other, seed }) {
  const chance = chanceFrom(seed);
  const [all, some] = [createWriteStream(list), createWriteStream(other)];
  const truth = new Map();
  let seen = 0;
  const strangers = Math.round(extract * (1 - MET));
  await writeRow(all, [
    'ref',
    'first_name',
    'surname',
    'dob',
    'address',
    'town',
    'postcode',
    'phone',
    'email',
  ]);
  await writeRow(some, [
    'Employee',
    'Forename',
    'Last name',
    'Date of birth',
    'Street',
    'Town',
    'Post code',
    'Telephone',
    'E-mail',
  ]);
  const nameExtract = () => `E${String(seen++).padStart(7, '0')}`;
  let nth = 0;
  for (const person of madePeople(chance, people + strangers)) {
    const isListed = nth < people;
    const id = `P${String(nth++).padStart(7, '0')}`;
    if (isListed) await writeRow(all, [id, ...cellsOf(withGaps(person, chance), isoDate)]);
    if (isListed && chance.next() * people >= extract * MET) continue;
    const again = nameExtract();
    if (isListed) truth.set(again, id);
    const written = withGaps(isListed ? writtenAgain(person, chance) : person, chance);
    await writeRow(some, [again, ...cellsOf(written, britishDate)]);
  }
  for (const stream of [all, some]) {
    stream.end();
    await finished(stream);
  }
  return truth;
}

async function writeRow(stream, cells) {
  if (!stream.write(`${cells.join(',')}\n`)) await new Promise((done) => stream.once('drain', done));
}

function chanceFrom(seed) {
  const next = randomNumbers(seed);
  const below = (limit) => Math.floor(next() * limit);
  const of = (list) => list[below(list.length)];
  // the first are the commonest: of n names, that of place k about as 1 / (k + 8)
  const early = (list) =>
    list[Math.min(list.length - 1, Math.floor(8 * ((list.length / 8 + 1) ** next() - 1)))];
  return { next, below, of, early };
}

/** Households of one to five, until there are so many people. */
function* madePeople(chance, count) {
  for (let made = 0; made < count; ) {
    const home = madeHome(chance);
    const family = madeFamily(chance);
    const phone = madePhone(chance);
    const size = 1 + chance.below(chance.next() < 0.5 ? 2 : 5);
    for (let member = 0; member < size && made < count; member++, made++) {
      const year = 1930 + chance.below(80);
      const given = chance.early(GIVEN[year < 1960 ? 0 : year < 1985 ? 1 : 2]);
      const own = chance.next() < OTHER_FAMILY ? madeFamily(chance) : family;
      yield {
        given,
        family: own,
        birth: [year, 1 + chance.below(12), 1 + chance.below(28)],
        ...home,
        phone: chance.next() < SHARED_PHONE ? phone : madePhone(chance),
        email: `${given}.${own}${1 + chance.below(99)}@${chance.early(DOMAINS)}`.toLowerCase(),
      };
    }
  }
}

/** Two of five families bear a common name. */
const madeFamily = (chance) =>
  chance.next() < 0.4 ? chance.early(FAMILY) : `${chance.early(STEMS)}${chance.early(ENDINGS)}`;

const UNITS = 'ABDEFGHJLNPQRSTUWXYZ';
/** A postcode holds some fifteen homes of one street. */
function madeHome(chance) {
  const town = chance.early(TOWNS);
  const area = AREAS[TOWNS.indexOf(town)];
  const unit = () => chance.of(UNITS);
  return {
    address: `${1 + chance.below(140)} ${chance.early(STREETS)} ${chance.early(WAYS)}`,
    town,
    postcode: `${area}${1 + chance.below(20)} ${1 + chance.below(9)}${unit()}${unit()}`,
  };
}

const madePhone = (chance) =>
  `${chance.of(['077', '078', '079', '074', '0113', '0191', '0161'])}${String(chance.below(1e8)).padStart(8, '0')}`.slice(
    0,
    11,
  );

/** The same person as another clerk wrote them down. */
function writtenAgain(person, chance) {
  const again = { ...person };
  const happens = (share) => chance.next() < share;
  const short = SHORT.get(person.given);
  if (short && happens(SLIPS.short * 0.2)) again.given = short;
  if (happens(SLIPS.given)) again.given = withSlip(again.given, chance);
  if (happens(SLIPS.family)) again.family = withSlip(again.family, chance);
  if (happens(SLIPS.married)) again.family = madeFamily(chance);
  if (happens(SLIPS.exchanged)) [again.given, again.family] = [again.family, again.given];
  const [year, month, day] = person.birth;
  if (day <= 12 && happens(BIRTH.exchanged * 2.5)) again.birth = [year, day, month];
  else if (happens(BIRTH.digit)) again.birth = [year + chance.of([-10, -1, 1, 10]), month, day];
  if (happens(SLIPS.moved)) Object.assign(again, madeHome(chance));
  else if (happens(0.1)) again.address = withSlip(again.address, chance);
  if (happens(SLIPS.phone)) again.phone = madePhone(chance);
  if (happens(0.1)) again.email = `${again.given}${chance.below(999)}@${chance.early(DOMAINS)}`.toLowerCase();
  return again;
}

function withGaps(person, chance) {
  const left = { ...person };
  for (const [name, share] of Object.entries(GAPS)) if (chance.next() < share) left[name] = '';
  return left;
}

/** One letter more, one less, another one, or two the wrong way round. */
function withSlip(text, chance) {
  const at = chance.below(text.length - 1);
  const letter = String.fromCharCode(97 + chance.below(26));
  const [before, here, next, rest] = [text.slice(0, at), text[at], text[at + 1], text.slice(at + 2)];
  return [
    `${before}${letter}${here}${next}${rest}`,
    `${before}${next}${rest}`,
    `${before}${letter}${next}${rest}`,
    `${before}${next}${here}${rest}`,
  ][chance.below(4)];
}

const two = (number) => String(number).padStart(2, '0');
const isoDate = ([year, month, day]) => `${year}-${two(month)}-${two(day)}`;
const britishDate = ([year, month, day]) => `${two(day)}/${two(month)}/${year}`;
const cellsOf = ({ given, family, birth, address, town, postcode, phone, email }, written) => [
  given,
  family,
  birth === '' ? '' : written(birth),
  address,
  town,
  postcode,
  phone,
  email,
];
