import { useCallback, useEffect, useRef, useState } from 'react';

const PREFIX = 'weft.draft.';

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    // A draft that cannot be read is no draft; the form starts empty.
    return null;
  }
}

export interface Draft<T> {
  value: T;
  set: (change: Partial<T>) => void;
  /** True when the form was opened with what had been typed earlier. */
  restored: boolean;
  /** Call when the form was sent, or when the person starts afresh. */
  discard: () => void;
}

/**
 * A form's values, kept in this browser until they are sent: a reload or a closed tab loses nothing.
 * Use only for what may lie on this device, and name the draft by what it belongs to
 * ('tyne/claim/<participant>'). Files cannot be kept.
 */
export function useDraft<T extends object>(key: string, empty: T): Draft<T> {
  const start = useRef(empty);
  const [state, setState] = useState(() => {
    const kept = read<T>(key);
    return { value: kept === null ? empty : { ...empty, ...kept }, restored: kept !== null, touched: false };
  });
  useEffect(() => {
    if (!state.touched) return;
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(state.value));
    } catch {
      // Storage is full or switched off: the form still works, it only forgets on a reload.
    }
  }, [key, state]);
  const set = useCallback(
    (change: Partial<T>) =>
      setState((before) => ({ ...before, value: { ...before.value, ...change }, touched: true })),
    [],
  );
  const discard = useCallback(() => {
    localStorage.removeItem(PREFIX + key);
    setState({ value: start.current, restored: false, touched: false });
  }, [key]);
  return { value: state.value, set, restored: state.restored, discard };
}

/** Whether something typed earlier waits on this device under that name. */
export const hasDraft = (key: string): boolean => read(key) !== null;

const OWNER = 'weft.drafts-of';

/** Whoever signs in finds their own drafts, never those of the person before. */
export function keepDraftsOf(owner: string): void {
  try {
    if (localStorage.getItem(OWNER) !== owner) forgetDrafts();
    localStorage.setItem(OWNER, owner);
  } catch {
    // Storage is switched off: there are no drafts to mix up.
  }
}

/** Forgets all drafts: on signing out, nothing of a person's work stays on the device. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) || key === OWNER) localStorage.removeItem(key);
  }
}
