/** The partnership that is measured. */
export const SLUG = 'bench';
const PROVIDERS = 8;
/** Outcomes that a participant has claimed. */
const OUTCOMES = 4;

const place = (slug) => `
  INSERT INTO partnership (slug, name, template, currency, time_zone, contract_from, contract_to)
    VALUES ('${slug}', 'The partnership ${slug}', 'BLANK', 'GBP', 'Europe/London', '2020-01-01', '2039-12-31');
  CREATE TEMP TABLE here AS SELECT id FROM partnership WHERE slug = '${slug}';
  CREATE TEMP TABLE someone AS
    SELECT role, gen_random_uuid() AS id FROM unnest(ARRAY['link-worker', 'backbone', 'verifier', 'commissioner']) role;
  INSERT INTO person (id, name, email)
    SELECT id, initcap(role), role || '@${slug === SLUG ? '' : `${slug}.`}example.org' FROM someone;
  CREATE TEMP TABLE provider AS SELECT n, gen_random_uuid() AS id FROM generate_series(0, ${PROVIDERS - 1}) n;
  INSERT INTO organisation (partnership_id, id, name, kinds)
    SELECT here.id, provider.id, 'Provider ' || n, '{PROVIDER}' FROM here, provider;
  INSERT INTO membership (partnership_id, person_id, organisation_id, roles)
    SELECT here.id, someone.id, provider.id, '{LINK_WORKER}' FROM here, someone, provider
    WHERE someone.role = 'link-worker';
  INSERT INTO rate_card (partnership_id, version, status, effective_from, drafted_by, drafted_at, published_by, published_at)
    SELECT here.id, 1, 'PUBLISHED', '2020-01-01', ARRAY[a.id], '2020-01-01', b.id, '2020-01-01'
    FROM here, someone a, someone b WHERE a.role = 'backbone' AND b.role = 'commissioner';
  INSERT INTO tariff (partnership_id, rate_card_id, position, outcome_code, title, domain, cohort, price, evidence)
    SELECT here.id, c.id, n + 1, 'OUTCOME_' || n, 'Outcome ' || n, 'Home', 'NEW', 10000, '{DOCUMENT}'
    FROM here JOIN rate_card c ON c.partnership_id = here.id, generate_series(0, ${OUTCOMES - 1}) n;
`;

const people = (count) => `
  CREATE TEMP TABLE human AS
    SELECT s.n, gen_random_uuid() AS id, gen_random_uuid() AS enrolment, provider.id AS provider
    FROM generate_series(0, ${count - 1}) AS s(n) JOIN provider ON provider.n = s.n % ${PROVIDERS};
  ANALYZE human;
`;

const PARTICIPANTS = `
  INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on)
    SELECT here.id, h.id, 'P-' || lpad(h.n::text, 6, '0'), 'Given ' || h.n % 500, 'Family ' || h.n % 3000, h.provider,
      '2020-01-01' FROM human h, here;
  INSERT INTO participant_detail (partnership_id, participant_id, birth_date, postcode)
    SELECT here.id, h.id, DATE '1960-01-01' + h.n % 15000, 'AB1 2CD' FROM human h, here;
  INSERT INTO enrolment (partnership_id, id, participant_id, provider_id, cohort, enrolled_on, recorded_at)
    SELECT here.id, h.enrolment, h.id, h.provider, 'NEW', '2020-01-01', '2020-01-01' FROM human h, here;
`;

// neighbours in every list belong to different participants; 7919 is a prime, so prices and days are well mixed
const CLAIMS = `
  INSERT INTO claim (partnership_id, reference, participant_id, enrolment_id, provider_id, cohort, outcome_code, tariff_id,
    achieved_on, price, state, submitted_by, submitted_at, approved_by, approved_at, verified_by, verified_at)
  SELECT here.id, 'C-' || lpad(s.n::text, 6, '0'), h.id, h.enrolment, h.provider, 'NEW', t.outcome_code, t.id,
    DATE '2024-01-01' + (s.n::bigint * 7919 % 360)::int, 10000 + s.n::bigint * 7919 % 190000, 'VERIFIED', lw.id,
    TIMESTAMPTZ '2025-01-01' + s.n * INTERVAL '97 seconds', bb.id, TIMESTAMPTZ '2026-06-01', ve.id,
    TIMESTAMPTZ '2026-06-02'
  FROM generate_series(0, $1::int - 1) AS s(n)
    JOIN human h ON h.n = s.n % $2::int
    JOIN here ON true
    JOIN tariff t ON t.partnership_id = here.id AND t.outcome_code = 'OUTCOME_' || s.n / $2::int
    JOIN someone lw ON lw.role = 'link-worker'
    JOIN someone bb ON bb.role = 'backbone'
    JOIN someone ve ON ve.role = 'verifier'`;

const EVIDENCE = `
  CREATE TEMP TABLE shown AS
    SELECT c.id AS claim, gen_random_uuid() AS upload, c.submitted_at AS at, c.submitted_by AS by, c.reference, piece
    FROM here JOIN claim c ON c.partnership_id = here.id CROSS JOIN generate_series(1, 2) piece
    WHERE piece = 1 OR right(c.reference, 1) IN ('0', '5');
  INSERT INTO upload (partnership_id, id, uploaded_by, storage_key, file_name, media_type, size, sha256, uploaded_at)
    SELECT here.id, upload, by, upload::text, reference || '.pdf', 'application/pdf', 20000, repeat('0', 64), at
    FROM shown, here;
  INSERT INTO evidence (partnership_id, claim_id, kind, statement, upload_id, attached_by, attached_at)
    SELECT here.id, claim, 'DOCUMENT', 'What the letter says', upload, by, at + piece * INTERVAL '1 second'
    FROM shown, here;
`;

/**
 * Adds a partnership of so many verified claims to a migrated database, in sets and behind the triggers: how a
 * claim comes about is not what is measured. Always the same but for the ids.
 * @param client of the owner, who may pass triggers by
 * @returns the partnership's id
 */
export async function fill(client, { claims, evidence = false, slug = SLUG }) {
  const humans = Math.ceil(claims / OUTCOMES);
  await client.query(`SET session_replication_role = replica; SET work_mem = '128MB'`);
  await client.query(place(slug));
  await client.query(people(humans));
  await client.query(PARTICIPANTS);
  await client.query(CLAIMS, [claims, humans]);
  if (evidence) await client.query(EVIDENCE);
  await client.query('RESET session_replication_role; RESET work_mem');
  const { rows } = await client.query('SELECT id FROM here');
  await client.query('DROP TABLE here, someone, provider, human; DROP TABLE IF EXISTS shown');
  return rows[0].id;
}

/** Empties a filled database. @param client of the owner */
export async function empty(client) {
  await client.query('SET session_replication_role = replica');
  await client.query('TRUNCATE partnership, person CASCADE');
  await client.query('RESET session_replication_role');
}
