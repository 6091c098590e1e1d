/** A kind of contact, as the partnership words it; it is never removed once used, only no longer offered. */
export interface ContactKind {
  readonly code: string;
  readonly title: string;
  /** Whether people can meet or speak in it: a text message that was sent is no meeting. */
  readonly meets: boolean;
  /** Whether it is chosen where a contact is entered; a group session comes of ticking who was there. */
  readonly offered: boolean;
}

/** The kind of what is ticked at a sitting of a group; every partnership has it. */
export const GROUP_KIND = 'GROUP';

const kind = (code: string, title: string, meets = true, offered = true): ContactKind => ({
  code,
  title,
  meets,
  offered,
});

/** What a partnership's list starts from, the most usual first; the partners change it. */
export const USUAL_CONTACT_KINDS: readonly ContactKind[] = [
  kind('MEETING', 'Met in person'),
  kind('VISIT', 'Visit at home'),
  kind('CALL', 'Telephone or video call'),
  kind('ACCOMPANIED', 'Went along to an appointment'),
  kind('MESSAGE', 'Text message, letter or email', false),
  kind('WITH_OTHERS', 'Spoke with others about their support', false),
  kind(GROUP_KIND, 'Group session', true, false),
];

/** Who else may have been there; what they are, never who they are: names of third parties are not ours to keep. */
export const CONTACT_COMPANY = [
  'PARENT_OR_CARER',
  'PARTNER',
  'FAMILY',
  'FRIEND',
  'SCHOOL',
  'HEALTH',
  'HOUSING',
  'OTHER_SERVICE',
  'INTERPRETER',
  'SOMEBODY_ELSE',
] as const;
export type ContactCompany = (typeof CONTACT_COMPANY)[number];
