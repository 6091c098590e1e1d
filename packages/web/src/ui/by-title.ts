const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** As people count: “6.5 weeks” before “13 weeks”, and that before “26 weeks”. */
export const byTitle = <Titled extends { readonly title: string }>(all: readonly Titled[]): Titled[] =>
  [...all].sort((one, other) => collator.compare(one.title, other.title));
