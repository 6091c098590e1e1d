import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { LONGEST_NOTE, readText } from '../read-text.js';

/** A word is no reason; characters. */
const SHORTEST_REASON = 10;

/** A reason in a sentence; INVALID on `reason` otherwise. @param ask what to write: "Say in a sentence why …" */
export function readSealReason(text: string, ask: string): string | Refusal {
  const reason = readText(text, 'reason', LONGEST_NOTE, ask);
  if (isRefusal(reason)) return reason;
  return [...reason].length < SHORTEST_REASON ? refuse('INVALID', ask, 'reason') : reason;
}
