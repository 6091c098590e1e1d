import { type EncodingSettings, readEncodingSettings } from './encoding-settings.js';

/** What the first line of an encoded file states; nothing of it is secret. */
export interface EncodingHeader {
  readonly settings: EncodingSettings;
  /** of `settingsAsText`: sixteen hexadecimal digits */
  readonly settingsFingerprint: string;
  /** tells two keys apart and shows neither: sixteen hexadecimal digits */
  readonly keyFingerprint: string;
}

const FORMAT = 'weft-encoding';
const MARK = `# ${FORMAT} `;
const FINGERPRINT = /^[0-9a-f]{16}$/;

/** Whether a file's beginning is that of an encoded file. */
export const isEncoded = (beginning: string): boolean => beginning.startsWith(MARK);

/** The first line, without its end. */
export function writeEncodingHeader({
  settings,
  settingsFingerprint,
  keyFingerprint,
}: EncodingHeader): string {
  const { version, bits } = settings;
  return `${MARK}${JSON.stringify({ version, bits, settingsFingerprint, keyFingerprint, settings })}`;
}

/** What a first line states, or why it cannot be used, in a sentence. */
export function readEncodingHeader(line: string): EncodingHeader | string {
  if (!isEncoded(line)) return 'it does not begin as a file of weft-encode does.';
  const given = parsed(line.slice(MARK.length));
  const anew = 'Encode the file anew, with the weft-encode that the other party uses.';
  if (given === null) return `its first line cannot be read. ${anew}`;
  const { settings, settingsFingerprint, keyFingerprint } = given;
  if (given.version !== 1)
    return `it was made by another version of weft-encode (format ${String(given.version)}, and this Weft reads 1). ${anew}`;
  const read = readEncodingSettings(settings);
  if (!('groups' in read)) return `its settings cannot be used: ${read.join(' ')} ${anew}`;
  if (given.bits !== read.bits)
    return `its first line says ${String(given.bits)} bits, and its settings ${read.bits}. ${anew}`;
  if (!isFingerprint(settingsFingerprint) || !isFingerprint(keyFingerprint))
    return `its first line has no fingerprint of the settings or the key. ${anew}`;
  return { settings: read, settingsFingerprint, keyFingerprint };
}

/** How two files are called in sentences that say why they cannot be compared. */
export type TwoFiles = readonly [one: string, other: string];
const LEFT_AND_RIGHT: TwoFiles = ['the left file', 'the right file'];

/**
 * Why two encoded files cannot be compared, in a sentence that says what to do; null where they can. What is encoded
 * under two keys or settings has nothing in common, and would come out as no match at all.
 */
export function whyNotComparable(
  left: EncodingHeader,
  right: EncodingHeader,
  called: TwoFiles = LEFT_AND_RIGHT,
): string | null {
  if (left.settings.bits !== right.settings.bits)
    return `${atTheStart(called[0])} has filters of ${left.settings.bits} bits, and ${called[1]} of ${right.settings.bits}. Both parties have to use the same settings file: agree on one, and encode one of the files anew.`;
  if (left.settingsFingerprint !== right.settingsFingerprint)
    return `The two files were encoded with different settings (${left.settingsFingerprint} and ${right.settingsFingerprint}): ${difference(left.settings, right.settings, called)} Both parties have to use the same settings file: agree on one, and encode one of the files anew.`;
  if (left.keyFingerprint !== right.keyFingerprint)
    return `The two files were encoded with different keys (fingerprints ${left.keyFingerprint} and ${right.keyFingerprint}), so nobody in them could be found. Both parties have to use the same key file: compare the fingerprints that weft-encode shows, and encode one of the files anew. Do not send the key to Weft.`;
  return null;
}

const atTheStart = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** What a person would look for first. */
function difference(left: EncodingSettings, right: EncodingSettings, [one, other]: TwoFiles): string {
  const said = (settings: EncodingSettings): string =>
    settings.groups
      .map(({ name, salted, fields }) => {
        const inside = fields.map((field) => `${field.name} ${field.hashes}`).join(' + ');
        return `${name}${salted ? ' (salted)' : ''} of ${inside}`;
      })
      .join(', ');
  if (left.balanced !== right.balanced)
    return left.balanced
      ? `${one} is balanced, and ${other} is not.`
      : `${other} is balanced, and ${one} is not.`;
  return `${one} has ${said(left)}; ${other} has ${said(right)}.`;
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const given: unknown = JSON.parse(text);
    return typeof given === 'object' && given !== null && !Array.isArray(given)
      ? (given as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

const isFingerprint = (given: unknown): given is string =>
  typeof given === 'string' && FINGERPRINT.test(given);
