import type { Page } from '@playwright/test';

/** By screen, and by night for all of them: what has been looked at. Empty again where a failed test made the runner start anew. */
const known = new Map<string, Set<string>>();

/**
 * Whether anything on this page was not on this screen before, whoever it was for: an element of another kind,
 * look or wording for screen readers, or in another place. How many there are and what they say is no matter.
 */
export async function isNewShape(page: Page, screen: string): Promise<boolean> {
  const seen = known.get(screen) ?? new Set();
  known.set(screen, seen);
  const before = seen.size;
  for (const shape of await page.evaluate(shapesOnPage)) seen.add(shape);
  return seen.size > before;
}

function shapesOnPage(): string[] {
  const own = (element: Element): string => {
    // Mantine names the class of an element's own sizes anew each time
    const classes = [...element.classList].filter((name) => !name.startsWith('__m__-')).sort();
    const marks = [...element.attributes]
      .map(({ name, value }) => (name === 'role' || name === 'type' ? `${name}=${value}` : name))
      .filter((name) => /^(aria-|role|type|disabled|readonly|alt|title|tabindex|href|data-)/.test(name));
    return `${element.tagName}.${classes.join('.')}[${marks.sort().join(' ')}]`;
  };
  const shapes = new Set<string>();
  for (const element of document.querySelectorAll('body *')) {
    const parents: string[] = [];
    for (let at: Element | null = element; at !== null && parents.length < 4; at = at.parentElement)
      parents.push(own(at));
    shapes.add(parents.join(' < '));
  }
  return [...shapes];
}
