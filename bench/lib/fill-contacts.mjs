const CONTACTS_EACH = 10;

/**
 * Adds ten contacts for each participant of a filled partnership, behind the triggers.
 * @returns the id of one participant
 */
export async function fillContacts(client, partnershipId) {
  await client.query(`SET session_replication_role = replica; SET work_mem = '128MB'`);
  await client.query(
    `INSERT INTO contact_kind (partnership_id, code, position, title, meets) VALUES ($1, 'VISIT', 1, 'Visit at home', true)`,
    [partnershipId],
  );
  await client.query(
    `INSERT INTO contact (partnership_id, participant_id, recorded_by, recorded_at, client_key, kind, met_on, place,
       minutes, seen, words)
     SELECT $1, p.id, w.id, TIMESTAMPTZ '2026-01-01' + n * interval '13 days', gen_random_uuid(), 'VISIT',
       DATE '2026-01-01' + n * 13, 'At home', 45, n % 4 <> 0, 'What was said and done'
     FROM participant p, (SELECT id FROM person ORDER BY name LIMIT 1) w, generate_series(1, ${CONTACTS_EACH}) n
     WHERE p.partnership_id = $1`,
    [partnershipId],
  );
  await client.query(
    `INSERT INTO last_seen (partnership_id, participant_id, seen_on, tried_on)
     SELECT partnership_id, participant_id, max(met_on) FILTER (WHERE seen), max(met_on) FILTER (WHERE NOT seen)
     FROM contact WHERE partnership_id = $1 GROUP BY 1, 2`,
    [partnershipId],
  );
  await client.query('RESET session_replication_role; RESET work_mem');
  const { rows } = await client.query(
    'SELECT id FROM participant WHERE partnership_id = $1 ORDER BY reference LIMIT 1 OFFSET 100',
    [partnershipId],
  );
  return rows[0].id;
}
