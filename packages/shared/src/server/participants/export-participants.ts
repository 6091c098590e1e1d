import type { CsvCell } from '../csv.js';
import { exportList } from '../export-list.js';
import type { Actor } from '../tenancy/index.js';
import { type ParticipantsRequest, readParticipants } from './list-participants.js';
import type { ParticipantView } from './participant-view.js';

const HEADINGS = [
  'Reference',
  'Given name',
  'Family name',
  'Birth date',
  'Postcode',
  'Cohort',
  'Provider',
  'Link worker',
  'Anchor organisation',
  'Enrolled on',
  'Phase',
];

/**
 * The participants that the actor may know and the filter lets through, in the list's order, as a CSV file in
 * parts.
 * @throws Fault FORBIDDEN before the first part
 */
export const exportParticipants = (
  actor: Actor,
  filter: Pick<ParticipantsRequest, 'search' | 'phase' | 'mine' | 'unseen' | 'sort'> = {},
): AsyncGenerator<string> =>
  exportList<ParticipantView>(actor, (tenant) => {
    tenant.must('participants');
    return {
      headings: HEADINGS,
      read: (inside, page) => readParticipants(inside, { ...filter, ...page }),
      row: rowOf,
    };
  });

const rowOf = (one: ParticipantView): CsvCell[] => [
  one.reference,
  one.givenName,
  one.familyName,
  one.birthDate,
  one.postcode,
  one.cohort,
  one.provider?.name ?? null,
  one.linkWorker?.name ?? null,
  one.anchor?.name ?? null,
  one.enrolledOn,
  one.phase,
];
