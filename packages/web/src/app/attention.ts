const MINUTES = 5;
let lastTouched = Date.now();

const touched = (): void => {
  lastTouched = Date.now();
};
for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
  window.addEventListener(event, touched, { passive: true, capture: true });

/**
 * Whether nobody looks at the page, as far as it can tell. What is kept fresh by itself waits then: a page that
 * asks on and on would keep the session of somebody who has gone home.
 */
export const isAway = (): boolean => document.hidden || Date.now() - lastTouched > MINUTES * 60_000;
