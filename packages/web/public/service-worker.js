// The page itself without a connection, and nothing else: what the API answers is never kept.
const SHELL = 'weft-shell';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (/^\/(api|graphql|healthz|readyz)(\/|$)/.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept('/')));
  else event.respondWith(fetch(request).catch(() => kept(pathname)));
});

async function kept(path) {
  const answer = await (await caches.open(SHELL)).match(path);
  return answer ?? Response.error();
}
