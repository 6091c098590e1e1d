const FACTS = `id reference givenName familyName cohort phase enrolledOn provider { id name } anchor { id name }
  linkWorker { id name } lastSeenOn`;

/** The first page of the people as its screen asks for it. */
export const PEOPLE_QUERY = `query People($first: Int!) {
  participants(first: $first) { totalCount pageInfo { hasNextPage endCursor } edges { node { ${FACTS} } } }
}`;

/** A person's facts and the latest of their contacts, as the person's page asks for them. */
export const PERSON_QUERY = `query Person($id: ID!) {
  participant(id: $id) { ${FACTS} birthDate postcode }
  contacts(participantId: $id, first: 6) { totalCount edges { node {
    id kind kindTitle on at place minutes seen company jointWorkers { id name } words attendance groupName by { id name }
    recordedAt corrected
  } } }
}`;

const person = (id) =>
  `(SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = ${id})`;
const organisation = (id) =>
  `(SELECT json_build_object('id', o.id, 'name', o.name) FROM organisation o WHERE o.partnership_id = p.partnership_id AND o.id = ${id})`;
const facts = `'id', p.id, 'reference', p.reference, 'givenName', p.given_name, 'familyName', p.family_name,
  'cohort', p.cohort, 'phase', p.phase, 'enrolledOn', p.enrolled_on, 'provider', ${organisation('p.provider_id')},
  'anchor', ${organisation('p.anchor_id')}, 'linkWorker', ${person('p.link_worker_id')},
  'lastSeenOn', (SELECT s.seen_on FROM last_seen s WHERE s.partnership_id = p.partnership_id AND s.participant_id = p.id)`;
const note = (action, ids) => `noted AS (
    INSERT INTO audit_note (partnership_id, operation, person_id, action, subject, record_ids)
    SELECT app.partnership_id(), 'READ', app.person_id(), '${action}', 'participant', ${ids})`;

/** The same answers by hand, with the same note in the audit trail; $1 the partnership, $2 how many. */
export const PEOPLE_STATEMENT = `
  WITH page AS (
    SELECT p.* FROM participant p WHERE p.partnership_id = $1::uuid ORDER BY p.created_at DESC, p.id DESC LIMIT $2::int + 1
  ), shown AS (
    SELECT * FROM page ORDER BY created_at DESC, id DESC LIMIT $2::int
  ), ${note('participants', '(SELECT array_agg(id) FROM shown)')}, last AS (
    SELECT translate(encode(convert_to(format('["%s","%s"]', created_at, id), 'UTF8'), 'base64'), E'+/=\\n', '-_') AS cursor
    FROM shown ORDER BY created_at, id LIMIT 1
  )
  SELECT json_build_object('data', json_build_object('participants', json_build_object(
    'totalCount', (SELECT count(*) FROM participant p WHERE p.partnership_id = $1::uuid),
    'pageInfo', json_build_object('hasNextPage', (SELECT count(*) > $2::int FROM page), 'endCursor', (SELECT cursor FROM last)),
    'edges', (SELECT json_agg(json_build_object('node', json_build_object(${facts})) ORDER BY p.created_at DESC, p.id DESC)
      FROM shown p))))::text AS page`;

/** $1 the partnership, $2 the person. */
export const PERSON_STATEMENT = `
  WITH ${note('participants', 'ARRAY[$2::uuid]')}
  SELECT json_build_object('data', json_build_object(
    'participant', (SELECT json_build_object(${facts}, 'birthDate', d.birth_date, 'postcode', d.postcode)
      FROM participant p LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
      WHERE p.partnership_id = $1::uuid AND p.id = $2::uuid),
    'contacts', json_build_object(
      'totalCount', (SELECT count(*) FROM standing_contact c WHERE c.partnership_id = $1::uuid AND c.participant_id = $2::uuid),
      'edges', (SELECT json_agg(json_build_object('node', json_build_object('id', c.id, 'kind', c.kind, 'kindTitle',
          (SELECT k.title FROM contact_kind k WHERE k.partnership_id = c.partnership_id AND k.code = c.kind),
          'on', c.met_on, 'at', left(c.met_at::text, 5), 'place', c.place, 'minutes', c.minutes, 'seen', c.seen,
          'company', c.company, 'jointWorkers', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'name', x.name)), '[]')
            FROM person x WHERE x.id = ANY (c.joint_worker_ids)), 'words', c.words, 'attendance', c.attendance,
          'groupName', (SELECT g.name FROM sitting s JOIN activity_group g ON g.partnership_id = s.partnership_id
            AND g.id = s.group_id WHERE s.partnership_id = c.partnership_id AND s.id = c.sitting_id),
          'by', ${person('c.recorded_by')}, 'recordedAt',
          to_char(c.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'corrected', c.corrects IS NOT NULL))
          ORDER BY c.met_on DESC, c.recorded_at DESC, c.id DESC)
        FROM (SELECT c.* FROM standing_contact c WHERE c.partnership_id = $1::uuid AND c.participant_id = $2::uuid
          ORDER BY c.met_on DESC, c.recorded_at DESC, c.id DESC LIMIT 6) c))))::text AS page`;
