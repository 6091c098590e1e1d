import { encodingFor, headingOfEncoded, type PersonField } from '@weft/shared';

/** How the files are called in the commands of the guide. */
export const SETTINGS_FILE = 'weft-settings.json';
export const KEY_FILE = 'project.key';

const program = 'node weft-encode.mjs';

export const NEW_KEY = `${program} new-key --out ${KEY_FILE}`;
export const ENCODE_THEIRS = `${program} --in people.csv --id ID --key-file ${KEY_FILE} --settings ${SETTINGS_FILE} --out encoded.csv`;
export const ENCODE_OURS = `${program} --in people-to-encode.csv --id id --key-file ${KEY_FILE} --settings ${SETTINGS_FILE} --pseudonym none --out our-encoded.csv`;

/** What both parties encode by: just what the agreement compares. */
export const settingsText = (compares: readonly PersonField[]): string =>
  `${JSON.stringify(encodingFor(compares), null, 2)}\n`;

/** What the data owner is told: they have no account here. */
export function instructionsFor(owner: string, title: string, compares: readonly PersonField[]): string {
  return `How to encode your file for “${title}”
For ${owner}

You turn the people in your file into codes on your own computer. No name, no birth date and no key leaves it.
You need Node, version 20.19 or later: whoever looks after your computers can put it there.
No network is needed.

You got from us: weft-encode.mjs and ${SETTINGS_FILE}.

1. Put your people into a CSV file, people.csv. Its first line holds the headings: ID, and
   ${compares.map(headingOfEncoded).join(', ')}.
   ID is your own number of each person; it stays with you.

2. One of the two parties makes the key:
   ${NEW_KEY}
   Give it to the other party in person, or by the secure way that you both use. Never by the e-mail that
   carries the encoded file, never to Weft, and to nobody else.

3. Encode your file:
   ${ENCODE_THEIRS}

4. It shows two fingerprints, of the settings and of the key. Read them to us by phone: ours must be the same two.

5. Send us encoded.csv, and only that. Keep ${KEY_FILE}. Keep encoded.ids.csv: when we tell you the codes that were
   found, you look up there who they are.

An encoding is still personal data: it is about people, and somebody with much effort could get details back. Send it
only under the agreement, and delete ${KEY_FILE} when the last comparison is made.
`;
}
