// A page of before an update names scripts that are gone. It is asked for anew, once; where that does not help, it says
// so, instead of staying empty.
(() => {
  const KEY = 'weft.asked-anew-for';

  function isAskedAnew(address) {
    try {
      const before = sessionStorage.getItem(KEY);
      sessionStorage.setItem(KEY, address);
      return before === address;
    } catch {
      // Storage may be switched off: without a memory, asking anew could go on for ever.
      return true;
    }
  }

  function say() {
    const root = document.getElementById('root') ?? document.body;
    const main = document.createElement('main');
    main.style.cssText =
      'max-width: 36rem; margin: 4rem auto; padding: 0 1rem; font-family: sans-serif; line-height: 1.5';
    const heading = document.createElement('h1');
    heading.textContent = 'Weft could not be opened';
    const words = document.createElement('p');
    words.textContent =
      'It is being updated, or the connection is gone. Reload the page in a moment. Nothing that you saved is lost.';
    const button = document.createElement('button');
    button.textContent = 'Reload the page';
    button.style.cssText = 'font: inherit; padding: 0.6rem 1rem; cursor: pointer';
    button.addEventListener('click', () => location.reload());
    main.append(heading, words, button);
    root.replaceChildren(main);
  }

  addEventListener(
    'error',
    ({ target }) => {
      const address = target instanceof HTMLScriptElement ? target.src : '';
      if (!address.startsWith(`${location.origin}/assets/`)) return;
      if (!isAskedAnew(address)) location.reload();
      else if (document.readyState === 'loading') addEventListener('DOMContentLoaded', say);
      else say();
    },
    true,
  );
})();
