interface Member {
  readonly id: string;
}

/** What two people made of one group at once. */
export interface JoinedGroup<Person extends Member, Fields extends object> {
  readonly content: Fields & { readonly members: readonly Person[] };
  /** whom somebody else added since, and whom they took out */
  readonly came: readonly Person[];
  readonly left: readonly Person[];
}

/**
 * Joins what two people made of one group, from what I had read of it: of each field mine where I changed it, else theirs;
 * and who comes by both lists, whom either took out left out.
 */
export function joinGroups<Person extends Member, Fields extends object>(
  read: Fields & { readonly members: readonly Person[] },
  mine: Fields & { readonly members: readonly Person[] },
  theirs: Fields & { readonly members: readonly Person[] },
): JoinedGroup<Person, Fields> {
  const changes: Partial<Fields> = {};
  for (const field of Object.keys(mine) as (keyof Fields)[])
    if (field !== 'members' && mine[field] !== read[field]) changes[field] = mine[field];
  const members = [
    ...without(theirs.members, without(read.members, mine.members)),
    ...without(without(mine.members, read.members), theirs.members),
  ];
  return {
    content: { ...theirs, ...changes, members },
    came: without(theirs.members, read.members),
    left: without(read.members, theirs.members),
  };
}

const without = <Person extends Member>(list: readonly Person[], others: readonly Member[]): Person[] =>
  list.filter(({ id }) => !others.some((one) => one.id === id));
