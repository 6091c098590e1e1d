/** An encoded file that came under an agreement, as far as it says what it can be compared with. */
export interface ComparedFile {
  readonly state: string;
  readonly keyFingerprint?: string | null;
  readonly settingsFingerprint?: string | null;
}

/** Whether a file is compared at all: somebody has accepted it, and it is not deleted. */
export const isToCompare = ({ state }: Pick<ComparedFile, 'state'>): boolean => state === 'READY';

/**
 * With which of our own encoded files the other party's is compared: the newest that somebody accepted and that was made
 * with the same key and settings. One that was sent by mistake, or that nobody has accepted yet, hides no older one.
 * @param ours the newest first
 * @returns null where there is none
 */
export const chooseOurFile = <File extends ComparedFile>(
  ours: readonly File[],
  theirs: ComparedFile,
): File | null =>
  ours.find(
    (one) =>
      isToCompare(one) &&
      one.keyFingerprint === theirs.keyFingerprint &&
      one.settingsFingerprint === theirs.settingsFingerprint,
  ) ?? null;

interface NamedFile extends ComparedFile {
  readonly number: number;
  readonly fileName: string;
  readonly side: 'THEIRS' | 'OURS';
}

const nameOf = ({ number, fileName }: NamedFile): string => `${number}: ${fileName}`;

/**
 * Of these files, the newest first, whether a run can compare those of both sides, in sentences; null where one side has
 * none. A run takes the newest of theirs unless somebody chooses another, and of ours the one that fits it.
 */
export function sayWhatIsCompared(files: readonly NamedFile[]): string | null {
  const accepted = files.filter(isToCompare);
  const theirs = accepted.find(({ side }) => side === 'THEIRS');
  const ours = accepted.filter(({ side }) => side === 'OURS');
  const waiting = files.filter((file) => !isToCompare(file)).map(nameOf);
  const [newest] = ours;
  const said = [
    theirs && newest ? verdict(theirs, newest, chooseOurFile(ours, theirs)) : null,
    waiting.length > 0 && new Set(files.map(({ side }) => side)).size > 1
      ? `Nobody has accepted ${new Intl.ListFormat('en-GB').format(waiting)} yet: ${waiting.length === 1 ? 'it is' : 'they are'} not compared before that.`
      : null,
  ].filter((sentence) => sentence !== null);
  return said.length > 0 ? said.join(' ') : null;
}

function verdict(theirs: NamedFile, newest: NamedFile, fitting: NamedFile | null): string {
  if (fitting && fitting !== newest)
    return `Our file ${nameOf(fitting)} has the fingerprints of theirs and is compared. ${nameOf(newest)} is newer and has others: delete it on its page if it was sent by mistake.`;
  if (newest.keyFingerprint !== theirs.keyFingerprint)
    return 'The newest two accepted files were encoded with different keys. Use one key file, and encode one of them anew.';
  return fitting
    ? 'The newest two accepted files have the same two fingerprints: they can be compared.'
    : 'The newest two accepted files were encoded with different settings. Use the settings of this page, and encode one of them anew.';
}
