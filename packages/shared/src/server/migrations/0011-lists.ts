import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names are found as people type them, and long lists are sorted by more than the day on which a row came in. */
export class Lists0011 implements MigrationInterface {
  name = 'Lists1700000000011';

  async up(run: QueryRunner): Promise<void> {
    await run.query(FOLD);
    await run.query(PEOPLE);
    await run.query(CLAIMS);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP INDEX claim_event_decision, claim_achieved, claim_price, participant_link_worker, participant_enrolled,
        participant_name;
      ALTER TABLE participant DROP COLUMN folded_name;
      CREATE INDEX participant_family_name ON participant (partnership_id, lower(family_name) text_pattern_ops);
      CREATE INDEX participant_given_name ON participant (partnership_id, lower(given_name) text_pattern_ops);
      DROP FUNCTION app.search_pattern(text), app.fold(text);
    `);
  }
}

const FOLD = `
  -- One form for names and for what people type to find them: no apostrophes and full stops, hyphens as blanks,
  -- no accents, small letters. Letters that Unicode does not take apart are named.
  CREATE FUNCTION app.fold(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(regexp_replace(lower(
      replace(replace(replace(replace(replace(replace(replace(replace(
        translate(
          normalize(translate(words,
            E'-\\u2010\\u2011\\u2012\\u2013\\u2014\\u2015\\u2212.''\\u2019\\u2018\\u201B\\u02BC\\u02BB\\u02B9\\u2032\\uFF07\\u0060\\u00B4',
            '        '), NFKD),
          'łŁøØđĐðÐħĦı', 'llooddddhhi'),
        'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th')),
      '[\\u0300-\\u036F]', '', 'g'), '\\s+', ' ', 'g'))
  $$;

  -- The same for LIKE: what was typed means itself.
  CREATE FUNCTION app.search_pattern(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(app.fold(words), '([\\\\%_])', '\\\\\\1', 'g')
  $$;
  REVOKE EXECUTE ON FUNCTION app.fold(text), app.search_pattern(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.fold(text), app.search_pattern(text) TO weft_app;
`;

const PEOPLE = `
  -- Searched, and what the list of people is sorted by.
  ALTER TABLE participant ADD COLUMN folded_name text COLLATE "C" NOT NULL
    GENERATED ALWAYS AS (app.fold(family_name || ' ' || given_name)) STORED;
  CREATE INDEX participant_name ON participant (partnership_id, folded_name, id);
  CREATE INDEX participant_enrolled ON participant (partnership_id, enrolled_on, id);
  CREATE INDEX participant_link_worker ON participant (partnership_id, link_worker_id, created_at DESC, id DESC);
  -- LIKE is not leakproof, so that no index ever served a search under the policies
  DROP INDEX participant_family_name, participant_given_name;
`;

const CLAIMS = `
  CREATE INDEX claim_achieved ON claim (partnership_id, achieved_on, id);
  CREATE INDEX claim_price ON claim (partnership_id, price, id);
  -- what somebody decided, as a list of their own
  CREATE INDEX claim_event_decision ON claim_event (partnership_id, by_person, at, id)
    WHERE to_state IN ('VERIFIED', 'WITHHELD', 'REJECTED');
`;
