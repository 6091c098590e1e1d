import { useEffect } from 'react';

/** A dialog that has not said itself where one starts in it. */
const DIALOG = '.mantine-Modal-content:not(:has([data-autofocus]))';
/** A field that can be filled in; not one whose list would open by itself over what is to be read. */
const FIELD =
  '.mantine-Modal-body :is(input, select, textarea):not([type="hidden"], [role="combobox"], :disabled)';

/**
 * A dialog opens at its first field, or at its title where it has none, never at the button that closes it (WCAG 2.4.3).
 * Mantine puts the focus on what says `data-autofocus`, a turn after the dialog is on the page: it is said before that.
 */
export function useDialogStart(): void {
  useEffect(() => {
    const watch = new MutationObserver(() => {
      for (const dialog of document.querySelectorAll(DIALOG)) markStart(dialog);
    });
    watch.observe(document.body, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);
}

function markStart(dialog: Element): void {
  const fields = [...dialog.querySelectorAll<HTMLElement>(FIELD)];
  const chosen = fields.find((one) => one.matches('[type="radio"]:checked'));
  const first = fields[0]?.matches('[type="radio"]') ? (chosen ?? fields[0]) : fields[0];
  const start = first ?? dialog.querySelector<HTMLElement>('.mantine-Modal-title');
  if (!start) return;
  if (!first) start.tabIndex = -1;
  start.dataset.autofocus = 'true';
}
