/** The title of what is looked at; see `DeskTitle`. */
export const DESK_TITLE = '[data-desk-title]';

/** Moves the focus to a part of what is looked at, once it is drawn. */
export function focusSoon(selector: string): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(selector);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'center' });
  });
}
