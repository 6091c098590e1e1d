import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { faultText } from './fault-text.js';
import { ErrorSummary, type Refusals } from './refusals.js';

interface FormProps {
  refusals: Refusals;
  /** Checks and sends; it shows what is refused by itself. What it throws is told like a refusal. */
  onSubmit: () => void | Promise<void>;
  className?: string;
  children: ReactNode;
}

/**
 * The frame of every form: the error summary at its head, our own words instead of the browser's, and one
 * sending at a time. Afterwards the focus is somewhere sensible, also when what had it is gone.
 */
export function Form({ refusals, onSubmit, className, children }: FormProps) {
  const busy = useRef(false);
  const frame = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const form = frame.current;
    return () => {
      // a form that has done its work and goes takes the focus with it, or has lost it to a button that was switched
      // off while it sent; a dialog gives it back by itself
      const isLost = document.activeElement === document.body || form?.contains(document.activeElement);
      if (isLost && form?.closest('[role="dialog"]') === null) keepFocus(null);
    };
  }, []);
  const send = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const sender = document.activeElement;
    try {
      await onSubmit();
    } catch (fault) {
      refusals.show([{ message: faultText(fault) }]);
    } finally {
      busy.current = false;
      keepFocus(sender);
    }
  };
  return (
    <form
      ref={frame}
      noValidate
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary of={refusals} />
      {children}
    </form>
  );
}

/** How many frames a button may take to be switched on again. */
const PATIENCE = 30;

/**
 * Puts the focus back where it was when the browser dropped it: a button that was switched off while it
 * sent, or a form that has done its work and is gone. Then the page's title is where a reader goes on.
 */
export function keepFocus(before: Element | null, patience = PATIENCE): void {
  requestAnimationFrame(() => {
    const now = document.activeElement;
    // a button that is switched off keeps the focus for a moment, and then nothing has it
    if (now !== null && now !== document.body && !now.matches(':disabled')) return;
    const target =
      before instanceof HTMLElement && before.isConnected && before !== document.body
        ? before
        : document.querySelector<HTMLElement>('[data-page-title]');
    if (target?.matches(':disabled') && patience > 0) keepFocus(before, patience - 1);
    else target?.focus({ preventScroll: true });
  });
}
