import type { SharingDraft } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

const plain = (text: string): string => text.normalize('NFC').trim();

/** Writes a draft that was found right, with its parties, people and what it proves; its id. */
export async function writeAgreement(
  tenant: Tenant,
  id: string | null,
  draft: SharingDraft,
): Promise<string> {
  const agreementId = await writeWords(tenant, id, draft);
  const here = [tenant.partnership.id, agreementId];
  if (id !== null)
    for (const table of ['sharing_party', 'sharing_evidence'])
      await tenant.execute(`DELETE FROM ${table} WHERE partnership_id = $1 AND agreement_id = $2`, here);
  await tenant.execute(
    `INSERT INTO sharing_party (partnership_id, agreement_id, nth, name, organisation_id, part, supplies)
     SELECT $1, $2, x.nth, x.name, x."organisationId", x.part, x.supplies FROM json_to_recordset($3)
       AS x(nth int, name text, "organisationId" uuid, part text, supplies boolean)`,
    [
      ...here,
      JSON.stringify(
        draft.parties.map((party, nth) => ({ ...party, name: plain(party.name), nth: nth + 1 })),
      ),
    ],
  );
  await tenant.execute(
    `INSERT INTO sharing_evidence (partnership_id, agreement_id, outcome_code, proves)
     SELECT $1, $2, x."outcomeCode", x.proves FROM json_to_recordset($3) AS x("outcomeCode" text, proves text)`,
    [...here, JSON.stringify(draft.evidence)],
  );
  // who stays named stays named since they were
  await tenant.execute(
    `UPDATE sharing_person SET ended_by = $3, ended_at = $4
     WHERE partnership_id = $1 AND agreement_id = $2 AND ended_at IS NULL AND NOT person_id = ANY ($5::uuid[])`,
    [...here, tenant.personId, tenant.now, draft.personIds],
  );
  await tenant.execute(
    `INSERT INTO sharing_person (partnership_id, agreement_id, person_id, named_by, named_at)
     SELECT $1, $2, x.id, $3, $4 FROM unnest($5::uuid[]) AS x(id) WHERE NOT EXISTS (SELECT FROM sharing_person n
       WHERE n.partnership_id = $1 AND n.agreement_id = $2 AND n.person_id = x.id AND n.ended_at IS NULL)`,
    [...here, tenant.personId, tenant.now, draft.personIds],
  );
  return agreementId;
}

async function writeWords(tenant: Tenant, id: string | null, draft: SharingDraft): Promise<string> {
  const words = [
    plain(draft.title),
    plain(draft.purpose),
    draft.lawfulBasis,
    plain(draft.legalGateway),
    draft.kind,
    draft.form,
    draft.compares,
    draft.receives,
    draft.startsOn,
    draft.expiresOn,
    draft.keepDays,
  ];
  if (id !== null) {
    await tenant.execute(
      `UPDATE sharing_agreement SET title = $3, purpose = $4, lawful_basis = $5, legal_gateway = $6, kind = $7, form = $8,
         compares = $9, receives = $10, starts_on = $11, expires_on = $12, keep_days = $13
       WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, id, ...words],
    );
    return id;
  }
  // of two who write one at once the second gets the next number
  await tenant.rows(`SELECT pg_advisory_xact_lock(hashtextextended('weft.sharing.' || $1::text, 0))`, [
    tenant.partnership.id,
  ]);
  const made = await tenant.row<{ id: string }>(
    `INSERT INTO sharing_agreement (partnership_id, number, drafted_by, drafted_at, title, purpose, lawful_basis,
       legal_gateway, kind, form, compares, receives, starts_on, expires_on, keep_days)
     SELECT $1, coalesce(max(a.number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text[], $11::text[], $12::date,
       $13::date, $14::int
     FROM sharing_agreement a WHERE a.partnership_id = $1 RETURNING id`,
    [tenant.partnership.id, tenant.personId, tenant.now, ...words],
  );
  if (!made) throw new Error('An agreement that was just written is not there.');
  return made.id;
}
