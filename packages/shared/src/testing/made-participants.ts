import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { MISTAKES } from './made-mistakes.js';
import { type Chance, madePerson } from './made-people.js';
import type { CleanRow, MatchScene } from './match-scene.js';

export interface MadePerson {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly born: string;
  readonly postcode: string;
}

/** People who differ as people do; always the same by the same chance, but for their ids. */
export const madePeople = (count: number, chance: Chance): MadePerson[] =>
  Array.from({ length: count }, () => {
    const { givenName, familyName, birthDate, postcode } = madePerson(chance);
    return {
      id: randomUUID(),
      given: givenName ?? '',
      family: familyName ?? '',
      born: birthDate ?? '',
      postcode: postcode ?? '',
    };
  });

/** Puts participants of the scene's first provider on record, behind the policies. */
export async function addParticipants(
  owner: pg.Pool,
  scene: MatchScene,
  people: readonly MadePerson[],
): Promise<void> {
  const rows = JSON.stringify(people);
  await owner.query(
    `INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on)
     SELECT $1, x.id, 'M-' || left(x.id::text, 13), x.given, x.family, $2, '2024-01-01'
     FROM json_to_recordset($3) AS x(id uuid, given text, family text)`,
    [scene.partnershipId, scene.people.providerId, rows],
  );
  await owner.query(
    `INSERT INTO participant_detail (partnership_id, participant_id, birth_date, postcode)
     SELECT $1, x.id, x.born, x.postcode FROM json_to_recordset($2) AS x(id uuid, born date, postcode text)`,
    [scene.partnershipId, rows],
  );
}

/** Participants were told of an agreement, all at once. */
export async function tellAll(
  owner: pg.Pool,
  scene: MatchScene,
  agreementId: string,
  people: readonly MadePerson[],
): Promise<void> {
  await owner.query(
    `INSERT INTO sharing_notice (partnership_id, agreement_id, participant_id, kind, said_on, how, recorded_by, recorded_at)
     SELECT $1, $2, x.id, 'TOLD', '2024-01-02', 'LETTER', $3, now() FROM unnest($4::uuid[]) AS x(id)`,
    [scene.partnershipId, agreementId, scene.people.backbone.personId, people.map(({ id }) => id)],
  );
}

const SLIPS = ['nothing', 'nothing', 'family name slipped', 'short form', 'day for month', 'moved'];

/** The same people as somebody else writes them down; the nth is called `E<nth>`. */
export const recordsOf = (people: readonly MadePerson[], chance: Chance, from = 0): CleanRow[] =>
  people.map(({ given, family, born, postcode }, nth) => {
    const person = { givenName: given, familyName: family, birthDate: born, postcode };
    const again = MISTAKES[chance.of(SLIPS)]?.(person, chance) ?? person;
    return {
      RECORD_ID: `E${from + nth}`,
      GIVEN_NAME: again.givenName ?? '',
      FAMILY_NAME: again.familyName ?? '',
      BIRTH_DATE: again.birthDate ?? '',
      POSTCODE: again.postcode ?? '',
      EMPLOYER: 'Mill & Sons, "Ltd"',
      STARTED_ON: '2025-05-01',
      WEEKLY_HOURS: '30',
    };
  });
