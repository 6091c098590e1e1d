// Runs before the page is painted, so that nobody who reads in the dark is met by a white flash.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('weft.color-scheme');
  } catch {
    // Storage may be switched off; the system's choice is used then.
    chosen = null;
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
