/** The first page of claims as a client asks for it: participant, provider and evidence beside each. */
export const PAGE_QUERY = `query Page($first: Int!) {
  claims(first: $first) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      id reference title outcomeCode achievedOn submittedAt state awaitsAnswer
      price { amount currency }
      provider { id name }
      participant { id reference givenName familyName }
      evidence { id kind statement fileName mediaType size uploadedAt isNew openedByMe }
    } }
  }
}`;

const instant = (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The same answer by hand, all of it made by the database, with the same note in the audit trail; $1 is how many, $2 the partnership. */
export const PAGE_STATEMENT = `
  WITH page AS (
    SELECT c.* FROM claim c WHERE c.partnership_id = $2::uuid
    ORDER BY c.submitted_at DESC, c.id DESC LIMIT $1::int + 1
  ), shown AS (
    SELECT * FROM page ORDER BY submitted_at DESC, id DESC LIMIT $1::int
  ), noted AS (
    INSERT INTO audit_note (partnership_id, operation, person_id, action, subject, record_ids)
    SELECT app.partnership_id(), 'READ', app.person_id(), 'claims', 'claim', array_agg(id)
    FROM shown HAVING count(*) > 0
  ), last AS (
    SELECT translate(encode(convert_to(format('["%s","%s"]', submitted_at, id), 'UTF8'), 'base64'), E'+/=\\n', '-_') AS cursor
    FROM shown ORDER BY submitted_at, id LIMIT 1
  )
  SELECT json_build_object('data', json_build_object('claims', json_build_object(
    'pageInfo', json_build_object('hasNextPage', (SELECT count(*) > $1::int FROM page),
      'endCursor', (SELECT cursor FROM last)),
    'edges', (SELECT json_agg(json_build_object('node', json_build_object(
        'id', c.id, 'reference', c.reference, 'title', t.title, 'outcomeCode', c.outcome_code,
        'achievedOn', c.achieved_on, 'submittedAt', ${instant('c.submitted_at')}, 'state', c.state,
        'awaitsAnswer', c.awaits_answer,
        'price', json_build_object('amount', round(c.price / 100.0, 2)::text, 'currency', 'GBP'),
        'provider', json_build_object('id', o.id, 'name', o.name),
        'participant', json_build_object('id', p.id, 'reference', p.reference, 'givenName', p.given_name,
          'familyName', p.family_name),
        'evidence', (SELECT coalesce(json_agg(json_build_object(
            'id', e.id, 'kind', e.kind, 'statement', e.statement, 'fileName', u.file_name, 'mediaType', u.media_type,
            'size', u.size, 'uploadedAt', ${instant('u.uploaded_at')},
            'isNew', NOT EXISTS (SELECT FROM evidence b WHERE b.partnership_id = e.partnership_id
              AND b.upload_id = e.upload_id AND b.claim_id <> e.claim_id
              AND (b.attached_at, b.id) < (e.attached_at, e.id)),
            'openedByMe', EXISTS (SELECT FROM evidence_opening x WHERE x.partnership_id = e.partnership_id
              AND x.evidence_id = e.id AND x.person_id = (SELECT app.person_id())))
            ORDER BY e.attached_at, e.id), '[]')
          FROM evidence e JOIN upload u ON u.partnership_id = e.partnership_id AND u.id = e.upload_id
          WHERE e.partnership_id = c.partnership_id AND e.claim_id = c.id)))
        ORDER BY c.submitted_at DESC, c.id DESC)
      FROM shown c
      CROSS JOIN LATERAL (SELECT t.title FROM tariff t
        WHERE t.partnership_id = $2::uuid AND t.id = c.tariff_id OFFSET 0) t
      CROSS JOIN LATERAL (SELECT o.id, o.name FROM organisation o
        WHERE o.partnership_id = $2::uuid AND o.id = c.provider_id OFFSET 0) o
      CROSS JOIN LATERAL (SELECT p.* FROM participant p
        WHERE p.partnership_id = $2::uuid AND p.id = c.participant_id OFFSET 0) p)
  )))::text AS page`;
