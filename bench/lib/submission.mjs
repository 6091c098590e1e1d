import { SLUG } from './fill.mjs';

/** What a link worker's screen sends, and asks back, when an outcome is recorded. */
export const SUBMIT = `mutation SubmitClaim($input: ClaimInput!) {
  submitClaim(input: $input) {
    __typename
    ... on Claim {
      id reference title outcomeCode achievedOn submittedAt state awaitsAnswer unfundedReason
      price { amount currency }
      provider { id name }
      participant { id reference givenName familyName }
    }
    ... on Refusal { code field message }
  }
}`;

/** Lines of the card, as many as a real one has; what is not filled in nobody has claimed yet. */
const LINES = 33;
export const ACHIEVED_ON = '2024-06-03';

/**
 * Adds to a filled partnership what submissions need: a card as long as a real one, and a document for each
 * participant.
 * @param client of the owner, who may pass triggers by
 * @param most of them
 * @returns a row for each claim that may be made, neighbours for different participants: what it is made of
 */
export async function prepareSubmissions(client, most) {
  await client.query('SET session_replication_role = replica');
  await client.query(
    `INSERT INTO tariff (partnership_id, rate_card_id, position, outcome_code, title, domain, cohort, price, evidence)
     SELECT k.partnership_id, k.id, n + 1, 'OUTCOME_' || n, 'Outcome ' || n, 'Home', 'NEW', 85500, '{DOCUMENT}'
     FROM rate_card k, generate_series(4, $1::int - 1) n`,
    [LINES],
  );
  await client.query(
    `INSERT INTO upload (partnership_id, uploaded_by, storage_key, file_name, media_type, size, sha256)
     SELECT p.partnership_id, (SELECT id FROM person WHERE email = 'link-worker@example.org'), p.id::text,
       p.reference || '.pdf', 'application/pdf', 20000, repeat('0', 64) FROM participant p`,
  );
  // as the last of the references that the claims have
  await client.query(
    `INSERT INTO reference_counter (partnership_id, kind, last)
     SELECT partnership_id, 'CLAIM', count(*) FROM claim GROUP BY partnership_id`,
  );
  await client.query('RESET session_replication_role');
  // what was just filled has no statistics yet: without them the rows below are looked for one by one
  await client.query('ANALYZE');
  const { rows } = await client.query(
    `SELECT p.id AS "participantId", u.id AS "uploadId", e.id AS "enrolmentId", e.provider_id AS "providerId",
       t.id AS "tariffId", t.outcome_code AS "outcomeCode"
     FROM participant p
     JOIN upload u ON u.partnership_id = p.partnership_id AND u.storage_key = p.id::text
     JOIN enrolment e ON e.partnership_id = p.partnership_id AND e.participant_id = p.id
     JOIN tariff t ON t.partnership_id = p.partnership_id
     WHERE NOT EXISTS (SELECT FROM claim c WHERE c.partnership_id = t.partnership_id AND c.tariff_id = t.id)
     ORDER BY t.position, p.reference LIMIT $1`,
    [most],
  );
  return rows;
}

const STATEMENTS = [
  {
    name: 'enter',
    text: 'SELECT * FROM app.enter_by_session($1, $2)',
    values: ({ session }) => [session, SLUG],
  },
  { name: 'action', text: `SELECT set_config('app.action', 'submitClaim', true)`, values: () => [] },
  {
    name: 'claim',
    text: `INSERT INTO claim (partnership_id, submitted_by, state, id, reference, participant_id, enrolment_id,
        provider_id, cohort, outcome_code, tariff_id, achieved_on, price, submitted_at)
      SELECT app.partnership_id(), app.person_id(), 'SUBMITTED', $1,
        'C-' || lpad(app.next_reference('CLAIM')::text, 6, '0'), $2, $3, $4, 'NEW', $5, $6, $7, 85500, now()`,
    values: ({ claimId, one }) => [
      claimId,
      one.participantId,
      one.enrolmentId,
      one.providerId,
      one.outcomeCode,
      one.tariffId,
      ACHIEVED_ON,
    ],
  },
  {
    name: 'evidence',
    text: `INSERT INTO evidence (partnership_id, attached_by, claim_id, kind, upload_id, attached_at)
      VALUES (app.partnership_id(), app.person_id(), $1, 'DOCUMENT', $2, now())`,
    values: ({ claimId, one }) => [claimId, one.uploadId],
  },
  {
    name: 'event',
    text: `INSERT INTO claim_event (partnership_id, by_person, claim_id, at, to_state)
      VALUES (app.partnership_id(), app.person_id(), $1, now(), 'SUBMITTED')`,
    values: ({ claimId }) => [claimId],
  },
  {
    name: 'note',
    text: `INSERT INTO audit_note (partnership_id, operation, person_id, action, subject, record_ids)
      VALUES (app.partnership_id(), 'READ', app.person_id(), 'submitClaim', 'claim', ARRAY[$1::uuid])`,
    values: ({ claimId }) => [claimId],
  },
];

/**
 * The rows of one submission by hand, as weft_app under the same policies and triggers: one transaction whose
 * statements travel together, and whose plans the connection keeps. It looks nothing up and refuses nothing.
 */
export async function submitByHand(client, given) {
  await Promise.all([
    client.query('BEGIN'),
    ...STATEMENTS.map(({ name, text, values }) => client.query({ name, text, values: values(given) })),
    client.query('COMMIT'),
  ]);
}

/** What a claim left behind, in words that are the same for every claim; as the owner. */
export async function leftBehind(client, claimId) {
  const { rows } = await client.query(
    `SELECT json_build_object(
       'claim', (SELECT json_build_object('state', state, 'price', price, 'cohort', cohort, 'anchor', anchor_id,
         'on', achieved_on, 'by', submitted_by) FROM claim WHERE id = $1),
       'evidence', (SELECT json_agg(json_build_object('kind', kind, 'says', statement, 'file', upload_id IS NOT NULL,
         'by', attached_by)) FROM evidence WHERE claim_id = $1),
       'events', (SELECT json_agg(json_build_object('from', from_state, 'to', to_state, 'reason', reason,
         'by', by_person)) FROM claim_event WHERE claim_id = $1),
       'changes', (SELECT json_agg(concat_ws(' ', operation, action, subject, person_id) ORDER BY number)
         FROM audit_entry WHERE record_ids = ARRAY[$1::uuid]),
       'reads', (SELECT json_agg(concat_ws(' ', operation, action, subject, person_id))
         FROM audit_note WHERE record_ids = ARRAY[$1::uuid]),
       'announced', (SELECT count(*) FROM outbox))::text AS rows`,
    [claimId],
  );
  return rows[0].rows;
}
