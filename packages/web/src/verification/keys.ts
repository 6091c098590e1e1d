/** What the keys of the verification queue do; shown by `?`. */
export const KEYS = [
  { act: 'next', key: 'J', does: 'Next claim' },
  { act: 'previous', key: 'K', does: 'Previous claim' },
  { act: 'evidence', key: 'O', does: 'Go to the evidence' },
  { act: 'verify', key: 'V', does: 'Verify' },
  { act: 'withhold', key: 'W', does: 'Withhold, with a reason' },
  { act: 'reject', key: 'R', does: 'Reject, with a reason' },
  { act: 'ask', key: 'Q', does: 'Ask a question' },
  { act: 'select', key: 'X', does: 'Select the claim' },
  { act: 'verifySelected', key: 'Shift V', does: 'Verify all that are selected' },
  { act: 'help', key: '?', does: 'Show these keys' },
] as const;

export type QueueAct = (typeof KEYS)[number]['act'];

/** A key of a queue, and what it does. */
export interface KeyOf<Act extends string = string> {
  readonly act: Act;
  /** the letter, after 'Shift ' where both are pressed; or '?' */
  readonly key: string;
  readonly does: string;
}

/** What a key asks for; null while somebody types, or where a key means something else. */
export function actOfKey<Act extends string>(event: KeyboardEvent, keys: readonly KeyOf<Act>[]): Act | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing)
    return null;
  const { target } = event;
  if (target instanceof HTMLElement) {
    if (target.isContentEditable) return null;
    if (target.closest('textarea, select, [role="dialog"], [role="menu"], [role="combobox"]')) return null;
    if (target instanceof HTMLInputElement && target.type !== 'checkbox') return null;
  }
  if (document.querySelector('[role="dialog"]')) return null;
  const pressed = event.key === '?' ? '?' : `${event.shiftKey ? 'Shift ' : ''}${event.key.toUpperCase()}`;
  return keys.find(({ key }) => key === pressed)?.act ?? null;
}

const SWITCH = 'weft.verification.keys';

/** Whether single keys act at all: people who speak to their computer switch them off. */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== 'off';
  } catch {
    // no storage, so nobody can have switched them off
    return true;
  }
}

export function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, 'off');
  } catch {
    // It then holds until the page is left.
  }
}
