import { fill } from './fill.mjs';

/** Syllables, so that names sound apart as names do. */
const PARTS = [
  'ba',
  'co',
  'di',
  'fe',
  'ga',
  'hol',
  'ki',
  'lem',
  'mor',
  'nu',
  'per',
  'qui',
  'ran',
  'sti',
  'tov',
  'wy',
];
const nameOf = (n) => PARTS[n % 16] + PARTS[Math.floor(n / 16) % 16] + PARTS[Math.floor(n / 256) % 16];
const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);
const pad = (n) => String(n).padStart(2, '0');

/** A number below `most` for each number and purpose, always the same, and as good as drawn. */
function drawn(n, purpose, most) {
  let mixed = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % most;
}

/** A made person; the same number is the same person. */
export const personOf = (n) => ({
  givenName: capital(nameOf(drawn(n, 0, 1_000))),
  familyName: capital(nameOf(drawn(n, 1, 4_096))),
  birthDate: `${1940 + drawn(n, 2, 65)}-${pad(1 + drawn(n, 3, 12))}-${pad(1 + drawn(n, 4, 28))}`,
  postcode: `NE${1 + drawn(n, 5, 40)} ${drawn(n, 6, 10)}${'ABDEFGHJLN'[drawn(n, 7, 10)]}${'PQRSTUWXYZ'[drawn(n, 8, 10)]}`,
  phone: `07700${String(drawn(n, 9, 1_000_000)).padStart(6, '0')}`,
});

const PARTICIPANTS = `
  WITH made AS (SELECT gen_random_uuid() AS id, x.* FROM json_to_recordset($2) AS x(n int, "givenName" text,
      "familyName" text, "birthDate" date, postcode text)),
    provider AS (SELECT id FROM organisation WHERE partnership_id = $1 AND 'PROVIDER' = ANY (kinds) ORDER BY name LIMIT 1),
    people AS (INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on)
      SELECT $1, made.id, 'K-' || lpad(n::text, 7, '0'), "givenName", "familyName", provider.id, '2020-01-01' FROM made, provider)
  INSERT INTO participant_detail (partnership_id, participant_id, birth_date, postcode)
  SELECT $1, id, "birthDate", postcode FROM made`;

const AT_ONCE = 10_000;

/** Who files people reads their birth dates, as the hub does who looks for them. */
const SIGHT = `
  CREATE POLICY bench_files_people ON participant_detail FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')))`;

/**
 * Fills a migrated database with a partnership that knows so many people and has an agency that refers.
 * @param client of the owner @returns the partnership, the agency and the person of the hub who sends for it
 */
export async function fillKnown(client, people) {
  await client.query(SIGHT);
  const partnershipId = await fill(client, { claims: 4 });
  for (let from = 0; from < people; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, people - from) }, (_, nth) => ({
      n: from + nth,
      ...personOf(from + nth),
    }));
    // the triggers note who is to be filed
    await client.query(PARTICIPANTS, [partnershipId, JSON.stringify(some)]);
  }
  const { rows } = await client.query(
    `INSERT INTO organisation (partnership_id, name, kinds) VALUES ($1, 'The agency', '{REFERRER}') RETURNING id`,
    [partnershipId],
  );
  return { partnershipId, sourceId: rows[0].id };
}

const HEAD =
  'First name,Last name,Date of birth,Telephone,Postcode,Safe way to contact,Lawful basis,What the person was told,Your reference';
/** Of so many rows one is about somebody who is known. */
const KNOWN_ONE_OF = 20;

/**
 * A file of so many people of whom every twentieth is known, as a table of cells: what is measured reads it as CSV.
 * @param nth files of other numbers hold other people
 */
export const rowsOf = (rows, people, nth) =>
  Array.from({ length: rows }, (_, row) => {
    const known = row % KNOWN_ONE_OF === 0;
    const n = known ? (row * 17) % people : people + nth * rows + row;
    const { givenName, familyName, birthDate, postcode, phone } = personOf(n);
    return [
      givenName,
      familyName,
      birthDate,
      phone,
      postcode,
      'Call',
      'Public task',
      'The notice, read together',
      `F${nth}-${row}`,
    ];
  });

export const csvOf = (rows) =>
  `${[HEAD, ...rows.map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(','))].join('\n')}\n`;
