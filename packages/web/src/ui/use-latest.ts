import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * The value of the last render, for handlers that must stay the same while it changes: a long form's lines
 * are then drawn again one by one, not all with each key that is typed.
 */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}
