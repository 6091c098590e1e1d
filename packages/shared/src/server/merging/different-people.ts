/**
 * SQL: pairs that somebody said are of two people, each both ways round, of records as they stand now: what is known of
 * a merged record holds for the one it went into. $1 is the partnership.
 */
export const APART = `
  SELECT app.survivor(d.one_id) AS a, app.survivor(d.other_id) AS b FROM different_people d WHERE d.partnership_id = $1
  UNION SELECT app.survivor(d.other_id), app.survivor(d.one_id) FROM different_people d WHERE d.partnership_id = $1`;
