/** SQL for a list of rows as JSON, empty where there are none. @param order of `row`, as one of those selected */
export const rowsOf = (select: string, order: string): string =>
  `(SELECT coalesce(json_agg(row ORDER BY ${order}), '[]') FROM (${select}) row)`;
