/** A person as others know them. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
}

const person = `json_build_object('id', somebody.id, 'name', somebody.name)`;

/** SQL for the person of this id as JSON; null for whom the actor does not know as a member. */
export const personOf = (id: string): string =>
  `(SELECT ${person} FROM person somebody WHERE somebody.id = ${id})`;

/** SQL for those of these ids whom the actor knows, in the array's order. */
export const peopleOf = (ids: string): string =>
  `(SELECT coalesce(json_agg(${person} ORDER BY array_position(${ids}, somebody.id)), '[]')
    FROM person somebody WHERE somebody.id = ANY (${ids}))`;
