/**
 * The address of the file with what a list shows; what is null or undefined in its filter is left out.
 * @param name the list's name in the API: 'claims'
 */
export const exportLink = (name: string, partnership: string, filter: object): string =>
  `/api/exports/${name}.csv?${new URLSearchParams({
    partnership,
    filter: JSON.stringify(filter, (_key, value: unknown) => value ?? undefined),
  })}`;
