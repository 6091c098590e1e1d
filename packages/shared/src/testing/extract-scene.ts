import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type pg from 'pg';
import type { FileStore } from '../server/files/index.js';
import type { Actor } from '../server/tenancy/index.js';
import { makeScene, type Scene } from './scene.js';

type Person = Actor & { personId: string };

/** What an agreement of a test says, where it is not the usual one on employment records. */
export interface GivenAgreement {
  readonly kind?: 'EMPLOYMENT' | 'ENROLMENT' | 'HOSPITAL' | 'LIST';
  readonly form?: 'CLEAR' | 'ENCODED';
  readonly compares?: readonly string[];
  readonly receives?: readonly string[];
  readonly startsOn?: string;
  readonly expiresOn?: string;
  readonly keepDays?: number;
  readonly isSigned?: boolean;
  readonly isEnded?: boolean;
  /** whom it names; the data lead unless said */
  readonly names?: readonly Person[];
}

/** A partnership with a backbone and a data lead, and agreements under which extracts may come. */
export interface ExtractScene extends Scene {
  readonly backbone: Person;
  readonly dataLead: Person;
  /** Written behind the policies. @returns its id */
  agreement(given?: GivenAgreement): Promise<string>;
}

export async function makeExtractScene(owner: pg.Pool): Promise<ExtractScene> {
  const scene = await makeScene(owner);
  const backbone = await scene.person('The Backbone', 'BACKBONE');
  const dataLead = await scene.person('The Backbone', 'DATA_LEAD');
  let number = 0;
  const agreement = async (given: GivenAgreement = {}): Promise<string> => {
    const id = randomUUID();
    number += 1;
    const { isSigned = true, isEnded = false, names = [dataLead] } = given;
    await owner.query(
      `INSERT INTO sharing_agreement (partnership_id, id, number, title, purpose, lawful_basis, legal_gateway, kind, form,
         compares, receives, starts_on, expires_on, keep_days, drafted_by, drafted_at, signed_at, ended_by, ended_at,
         ended_because)
       VALUES ($1, $2, $3, 'Employment records', 'To show that work was kept.', 'PUBLIC_TASK', 'An Act, section 1', $4, $5,
         $6, $7, $8, $9, $10, $11, now(), $12, $13, $14, $15)`,
      [
        scene.partnershipId,
        id,
        number,
        given.kind ?? 'EMPLOYMENT',
        given.form ?? 'CLEAR',
        given.compares ?? ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'POSTCODE'],
        given.receives ??
          (given.form === 'ENCODED' ? [] : ['EMPLOYER', 'STARTED_ON', 'ENDED_ON', 'WEEKLY_HOURS']),
        given.startsOn ?? '2020-01-01',
        given.expiresOn ?? '2098-12-31',
        given.keepDays ?? 90,
        backbone.personId,
        isSigned ? new Date() : null,
        ...(isEnded ? [backbone.personId, new Date(), 'It was not needed any more.'] : [null, null, null]),
      ],
    );
    for (const { personId } of names)
      await owner.query(
        `INSERT INTO sharing_person (partnership_id, agreement_id, person_id, named_by, named_at)
         VALUES ($1, $2, $3, $4, now())`,
        [scene.partnershipId, id, personId, backbone.personId],
      );
    return id;
  };
  return { ...scene, backbone, dataLead, agreement };
}

/** The bytes of a file as they would arrive. */
export const arrivingBytes = (content: string | Buffer): Readable =>
  Readable.from([typeof content === 'string' ? Buffer.from(content) : content]);

/** All that a store keeps of a file. */
export async function keptText(files: FileStore, key: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await files.read(key)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
