import { describe, expect, it } from 'vitest';
import { chooseOurFile, sayWhatIsCompared } from './choose-our-file.js';

const file = (id: string, state = 'READY', key = 'K', settings = 'S') => ({
  id,
  state,
  keyFingerprint: key,
  settingsFingerprint: settings,
});
const THEIRS = file('theirs');

describe('which of our encoded files theirs is compared with', () => {
  it('is the newest that was made as theirs was', () => {
    expect(chooseOurFile([file('new'), file('old')], THEIRS)?.id).toBe('new');
    const others = [file('other key', 'READY', 'L'), file('other settings', 'READY', 'K', 'T')];
    expect(chooseOurFile([...others, file('old')], THEIRS)?.id).toBe('old');
    expect(chooseOurFile(others, THEIRS)).toBeNull();
  });

  it('is none that nobody has accepted yet, and none that is deleted or was given up', () => {
    const not = ['CHECKING', 'UNREADABLE', 'CHECKED', 'CANCELLED', 'FAILED', 'DELETED'].map((state) =>
      file(state, state),
    );
    expect(chooseOurFile([...not, file('old')], THEIRS)?.id).toBe('old');
    expect(chooseOurFile(not, THEIRS)).toBeNull();
  });
});

describe('what is said of the encoded files of an agreement', () => {
  const of = (number: number, side: 'OURS' | 'THEIRS', state?: string, key?: string, settings?: string) => ({
    ...file('', state, key, settings),
    number,
    fileName: `${side.toLowerCase()}.csv`,
    side,
  });
  const [theirs, ours] = [of(1, 'THEIRS'), of(2, 'OURS')];

  it('is nothing before both sides have sent one', () => {
    for (const files of [[], [theirs], [of(2, 'OURS', 'CHECKED')]])
      expect(sayWhatIsCompared(files)).toBeNull();
  });

  it('names the file that a run takes, and why it takes none', () => {
    expect(sayWhatIsCompared([ours, theirs])).toMatch(
      /^The newest two accepted files have the same two fingerprints/,
    );
    expect(sayWhatIsCompared([of(3, 'OURS', 'READY', 'L'), ours, theirs])).toMatch(
      /^Our file 2: ours.csv has the fingerprints of theirs and is compared. 3: ours.csv is newer/,
    );
    expect(sayWhatIsCompared([of(3, 'OURS', 'READY', 'L'), theirs])).toMatch(/different keys/);
    expect(sayWhatIsCompared([of(3, 'OURS', 'READY', 'K', 'T'), theirs])).toMatch(/different settings/);
  });

  it('takes no file that waits for somebody to accept it', () => {
    const waits = of(3, 'OURS', 'CHECKED');
    expect(sayWhatIsCompared([waits, theirs])).toBe(
      'Nobody has accepted 3: ours.csv yet: it is not compared before that.',
    );
    const [two, alone] = [sayWhatIsCompared([waits, ours, theirs]), sayWhatIsCompared([ours, theirs])];
    expect(two).toBe(`${alone} Nobody has accepted 3: ours.csv yet: it is not compared before that.`);
    // made with another key: no run takes it, and it is no reason to encode anew before it is accepted
    expect(sayWhatIsCompared([of(3, 'OURS', 'CHECKED', 'L'), ours, theirs])).not.toContain('different');
  });
});
