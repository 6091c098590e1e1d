import { useEffect } from 'react';

/** How many frames a button may take to be switched on again. */
const PATIENCE = 30;

/**
 * Puts the focus back on what was pressed, when the browser dropped it because the button was switched off
 * while it sent. Where the button is gone meanwhile, `useFoundFocus` sees to it.
 */
export function keepFocus(pressed: Element | null, patience = PATIENCE): void {
  requestAnimationFrame(() => {
    const now = document.activeElement;
    // a button that is switched off keeps the focus for a moment, and then nothing has it
    if (now !== null && now !== document.body && !now.matches(':disabled')) return;
    if (!(pressed instanceof HTMLElement) || !pressed.isConnected) return;
    if (pressed.matches(':disabled') && patience > 0) keepFocus(pressed, patience - 1);
    else pressed.focus({ preventScroll: true });
  });
}

/**
 * What has the focus may be taken off the page: a form that has done its work, a dialog's opener that has become
 * another button, a row that left its list. A reader then goes on at the page's title instead of at nowhere.
 * Whoever clicks beside everything has let go of the focus by will, and is left in peace.
 */
export function useFoundFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    const remember = (event: FocusEvent): void => {
      last = event.target instanceof Element ? event.target : null;
    };
    const forget = (): void => {
      last = null;
    };
    let asked = 0;
    const find = (): void => {
      asked = 0;
      if (last === null || last.isConnected || document.activeElement !== document.body) return;
      // a page that is still loading has no title yet: its coming is a change that calls again
      document.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true });
    };
    // who took it away may have a better place for it, and says so when that is drawn: in the frame after this one
    const watch = new MutationObserver(() => {
      asked ||= requestAnimationFrame(() => {
        asked = requestAnimationFrame(find);
      });
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget, { capture: true });
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget, { capture: true });
      watch.disconnect();
      cancelAnimationFrame(asked);
    };
  }, []);
}
