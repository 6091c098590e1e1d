/** "Have we met?" as the hub's screens ask it while somebody types. */
export const HINT_QUERY = `query MetBefore($givenName: String!, $familyName: String!, $birthDate: String!, $postcode: String!, $phone: String!) {
  metBefore(givenName: $givenName, familyName: $familyName, birthDate: $birthDate, postcode: $postcode, phone: $phone) {
    kind id reference givenName familyName birthDate organisation { id name } since until verdict percent reasons
  }
}`;

const organisation = (id) =>
  `(SELECT json_build_object('id', o.id, 'name', o.name) FROM organisation o WHERE o.partnership_id = $1::uuid AND o.id = ${id})`;

/**
 * Everybody who is filed under one of these keys, by the index, with what a hint shows of them; nobody is compared, so
 * that it says of nobody how likely they are. $1 the partnership, $2 the keys.
 */
export const HINT_STATEMENT = `
  WITH under AS (SELECT DISTINCT x.kind, x.record_id FROM unnest($2::text[]) AS k(key)
    CROSS JOIN LATERAL (SELECT m.kind, m.record_id FROM match_key m
      WHERE m.partnership_id = $1::uuid AND m.key = k.key LIMIT 500) x),
  found AS (
    SELECT json_build_object('kind', 'PARTICIPANT', 'id', p.id, 'reference', p.reference, 'givenName', p.given_name,
      'familyName', p.family_name, 'birthDate', d.birth_date, 'organisation', ${organisation('p.provider_id')},
      'since', p.enrolled_on) AS one
    FROM under u JOIN participant p ON p.partnership_id = $1::uuid AND p.id = u.record_id
    LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
    WHERE u.kind = 'PARTICIPANT'
    UNION ALL
    SELECT json_build_object('kind', 'REFERRAL', 'id', r.id, 'reference', r.reference, 'givenName', r.given_name,
      'familyName', r.family_name, 'birthDate', r.birth_date, 'organisation', ${organisation('r.source_id')},
      'since', r.referred_on)
    FROM under u JOIN referral r ON r.partnership_id = $1::uuid AND r.id = u.record_id AND r.participant_id IS NULL
    WHERE u.kind = 'REFERRAL')
  SELECT json_build_object('data', json_build_object('metBefore', coalesce(json_agg(one), '[]')))::text AS page FROM found`;
