/** What came of a form that was filled in while others may have changed the record. */
export interface Reconciled<Facts> {
  /** the record as it should read now: what the form changed, and what others changed beside it */
  readonly wanted: Facts;
  /** fields to which the form and somebody else gave different values meanwhile */
  readonly clashes: readonly (keyof Facts)[];
}

/**
 * Holds a whole form against the record as its writer read it, and against the record as it stands: two people who edit
 * at once each change their own fields, and neither overwrites the other unseen. Values are compared as they are: texts,
 * dates as text, ids, null.
 * @param read as the form began
 * @param sent as the form was sent
 * @param now as the record stands
 */
export function reconcile<Facts extends object>(
  fields: readonly (keyof Facts)[],
  read: Facts,
  sent: Facts,
  now: Facts,
): Reconciled<Facts> {
  const wanted = { ...sent };
  const clashes: (keyof Facts)[] = [];
  for (const field of fields) {
    if (now[field] === read[field] || now[field] === sent[field]) continue;
    if (sent[field] === read[field]) wanted[field] = now[field];
    else clashes.push(field);
  }
  return { wanted, clashes };
}
