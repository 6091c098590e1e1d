import {
  type Attendance,
  type CalendarDate,
  CONTACT_COMPANY,
  type ContactCompany,
  type ContactKind,
  checkContact,
  isRefusal,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { isId } from '../ids.js';
import { readName, readText } from '../read-text.js';
import type { Tenant } from '../tenancy/index.js';

/** A contact as somebody enters it. */
export interface ContactGiven {
  /** a code of the partnership's list */
  readonly kind: string;
  readonly on: CalendarDate;
  /** "HH:MM" of that day */
  readonly at?: string | null;
  readonly place?: string | null;
  readonly minutes?: number | null;
  /** they met or spoke; false: it was tried */
  readonly seen: boolean;
  /** who else was there: what they are, not who */
  readonly company?: readonly ContactCompany[] | null;
  /** colleagues who were there too */
  readonly jointWorkerIds?: readonly string[] | null;
  readonly words?: string | null;
}

/** The same, judged, in the form in which it is written. */
export interface ContactWritten {
  readonly kind: string;
  readonly on: CalendarDate;
  readonly at: string | null;
  readonly place: string | null;
  readonly minutes: number | null;
  readonly seen: boolean;
  readonly company: readonly ContactCompany[];
  readonly jointWorkerIds: readonly string[];
  readonly words: string | null;
  /** what was ticked at a sitting of a group */
  readonly sittingId?: string;
  readonly attendance?: Attendance;
}

const LONGEST_PLACE = 120;
const LONGEST_WORDS = 4000;
const MOST_JOINT_WORKERS = 10;

/** A contact that can be written, or INVALID or OUT_OF_RANGE with its field. */
export async function readGiven(
  tenant: Tenant,
  given: ContactGiven,
  kinds: readonly ContactKind[],
): Promise<ContactWritten | Refusal> {
  const entered = {
    kind: given.kind,
    on: given.on,
    at: given.at?.trim() || null,
    minutes: given.minutes ?? null,
    seen: given.seen,
  };
  const wrong = checkContact(entered, {
    kinds,
    today: tenant.today,
    earliest: tenant.partnership.contractFrom,
  });
  if (wrong) return wrong;
  const place = given.place?.trim() ? readName(given.place, 'place', LONGEST_PLACE, 'Say where.') : null;
  if (isRefusal(place)) return place;
  const words = given.words?.trim() ? readText(given.words, 'words', LONGEST_WORDS, '') : null;
  if (isRefusal(words)) return words;
  const jointWorkerIds = await readJointWorkers(tenant, given.jointWorkerIds ?? []);
  if (isRefusal(jointWorkerIds)) return jointWorkerIds;
  const there = new Set(given.company);
  return {
    ...entered,
    place,
    words,
    jointWorkerIds,
    company: CONTACT_COMPANY.filter((one) => there.has(one)),
  };
}

/** Colleagues of this partnership, each once. */
async function readJointWorkers(tenant: Tenant, given: readonly string[]): Promise<string[] | Refusal> {
  const ids = [...new Set(given.map((id) => id.toLowerCase()))].filter((id) => id !== tenant.personId);
  if (ids.length === 0) return [];
  const known = ids.every(isId)
    ? await tenant.rows<{ id: string }>(
        `SELECT DISTINCT person_id AS id FROM membership WHERE partnership_id = $1 AND person_id = ANY ($2::uuid[])`,
        [tenant.partnership.id, ids],
      )
    : [];
  if (known.length === ids.length && ids.length <= MOST_JOINT_WORKERS) return ids;
  return refuse(
    'INVALID',
    `Name at most ${MOST_JOINT_WORKERS} colleagues who work in this partnership.`,
    'jointWorkerIds',
  );
}
