import { inWords } from '../choose-settings.js';
import { mustHavePlace } from '../match-files.js';
import { writePairs } from '../write-pairs.js';
import { type EncodedOrder, nameOfBands } from './begin-encoded.js';
import { type EncodedOutcome, linkEncoded } from './link-encoded.js';

export interface EncodedFilesOrder extends EncodedOrder {
  /** where pairs.csv goes, with its settings beside it; null to write nothing */
  readonly out: string | null;
  readonly say: (line: string) => void;
}

/**
 * Matches encoded files as `linkEncoded` does, says what it does and writes the pairs. The same files and settings give
 * the same bytes.
 *
 * @throws MatchingError, a sentence, for whatever the person who asked can mend; nothing is written then
 */
export async function matchEncoded({ out, say, ...order }: EncodedFilesOrder): Promise<EncodedOutcome> {
  if (out !== null) await mustHavePlace({ ...order, out });
  const outcome = await linkEncoded(order);
  const { estimates, compared, doubts, encoding, settings, matches, model, pairs } = outcome;
  for (const each of estimates) say(`  ${nameOfBands(each.bands)}: ${inWords(each.pairs)} pairs`);
  say(`${inWords(compared)} pairs were compared.`);
  for (const line of doubts) say(line);
  if (out !== null)
    await writePairs(
      pairs.filter(({ isChosen }) => isChosen),
      out,
      { encoding, ...settings, learnt: { matches, ...model } },
    );
  return outcome;
}
