import type { GroupPage } from './group-queries.js';

export interface GroupPerson {
  readonly id: string;
  readonly reference: string;
  readonly givenName?: string | null;
  readonly familyName?: string | null;
}

/** A group as its form has it: what is typed, chosen and ticked. */
export interface GroupDraft {
  readonly name: string;
  readonly place: string;
  readonly weekday: string;
  readonly minutes: string;
  readonly anchorId: string | null;
  readonly serviceId: string | null;
  readonly closed: boolean;
  readonly members: readonly GroupPerson[];
}

/** A group as it stands; null: a new one. */
export const draftOf = (group: GroupPage | null): GroupDraft => ({
  name: group?.name ?? '',
  place: group?.place ?? '',
  weekday: String(group?.weekday ?? ''),
  minutes: String(group?.minutes ?? ''),
  anchorId: group?.anchor?.id ?? null,
  serviceId: group?.service?.id ?? null,
  closed: group?.closed ?? false,
  members: group?.members.map(({ participant }) => participant) ?? [],
});
