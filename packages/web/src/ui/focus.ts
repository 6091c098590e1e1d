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

const DIALOG = '[role="dialog"]';

/** A dialog, and what had the focus before it came. */
interface Opener {
  readonly dialog: HTMLElement;
  readonly opener: Element | null;
  readonly page: string;
}

/**
 * What has the focus may be taken off the page. Where it lay in a dialog that was closed, however it was closed, a reader
 * goes on at what opened it (WCAG 2.4.3); where that is gone too, or it was a form that has done its work or a row that
 * left its list, at the page's title instead of at nowhere. Whoever clicks beside everything has let go of the focus by
 * will, and is left in peace; whoever clicks beside a dialog closes it.
 */
export function useFoundFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let open: Opener[] = [];
    /** the dialog in which `last` lay */
    let within: Opener | undefined;
    const remember = (event: FocusEvent): void => {
      const found = event.target instanceof Element ? event.target : null;
      const dialog = found?.closest<HTMLElement>(DIALOG) ?? null;
      open = open.filter((one) => one.dialog.isConnected);
      within = open.find((one) => one.dialog === dialog);
      if (dialog !== null && within === undefined) {
        within = { dialog, opener: last, page: location.pathname };
        open.push(within);
      }
      last = found;
    };
    const forget = (): void => {
      if (document.querySelector(DIALOG) === null) last = null;
    };
    let asked = 0;
    const find = (): void => {
      asked = 0;
      if (last === null || last.isConnected || document.activeElement !== document.body) return;
      if (within !== undefined && within.page === location.pathname) {
        // a dialog that goes on with other words, or is about to close
        const back = within.dialog.isConnected ? within.dialog : within.opener;
        if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
        if (document.activeElement !== document.body) return;
      }
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
