/** A key of a desk, and what it does. */
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

/** As the first desk called it: whoever switched them off there once has not to do it again. */
const SWITCH = 'weft.verification.keys';

/** Whether single keys act at all: people who speak to their computer switch them off, for every desk. */
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
