import type { Plugin } from 'vite';

const FIRST_SEEN = /atkinson-hyperlegible-next-latin-(?:400|600)-normal-[\w-]+\.woff2$/;

/** Asks for the two faces that every page begins with at once, so that its words do not jump when they arrive. */
export function earlyFonts(): Plugin {
  return {
    name: 'weft-early-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => FIRST_SEEN.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: '' },
            injectTo: 'head' as const,
          })),
    },
  };
}
