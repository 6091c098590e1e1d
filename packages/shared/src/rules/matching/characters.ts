/** A text by its characters, each of one place. */
export type Characters = ArrayLike<string>;

const TWO_PLACES = /[\ud800-\udfff]/;

/** Nearly every text is its characters already; only those outside the first plane of Unicode take two places. */
export const charactersOf = (text: string): Characters => (TWO_PLACES.test(text) ? [...text] : text);
