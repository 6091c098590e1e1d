const SHELL = 'weft-shell';

/**
 * Keeps the page itself, its scripts and styles, on this device, so that it opens without a connection; nothing that
 * the API answers is among it (public/service-worker.js). Asked for by who enters contacts, and by nobody else.
 */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator) || typeof caches === 'undefined') return;
  try {
    await navigator.serviceWorker.register('/service-worker.js');
    await import('./offline-door.js');
    const page = await fetch('/', { headers: { accept: 'text/html' } });
    const html = await page.clone().text();
    const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
    const loaded = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
      .map(({ pathname }) => pathname);
    const wanted = new Set([...named, ...loaded]);
    const shell = await caches.open(SHELL);
    await shell.put('/', page);
    await shell.addAll([...wanted]);
    // what an earlier version of the page was made of
    for (const request of await shell.keys()) {
      const { pathname } = new URL(request.url);
      if (pathname !== '/' && !wanted.has(pathname)) await shell.delete(request);
    }
  } catch {
    // Without room, or under a policy that forbids it, the page needs a connection to open; entering still works.
  }
}
