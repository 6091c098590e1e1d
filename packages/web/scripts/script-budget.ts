import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

interface Budget {
  /** What all script before a first screen may weigh, compressed, in kilobytes of 1,000 bytes. */
  limitKilobytes: number;
  /** Modules of the screens that a person may meet first; each is loaded with all that it imports. */
  firstScreens: string[];
}

/** Fails the build when a person would wait for more script than the limit before the first screen. */
export function scriptBudget({ limitKilobytes, firstScreens }: Budget): Plugin {
  return {
    name: 'weft-script-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const first = chunks.filter(
        (chunk) =>
          chunk.isEntry || firstScreens.some((screen) => chunk.facadeModuleId?.endsWith(screen) === true),
      );
      const needed = new Set<string>();
      const need = (file: string): void => {
        if (needed.has(file)) return;
        needed.add(file);
        for (const imported of byFile.get(file)?.imports ?? []) need(imported);
      };
      for (const chunk of first) need(chunk.fileName);
      let bytes = 0;
      for (const file of needed) bytes += gzipSync(byFile.get(file)?.code ?? '').length;
      const kilobytes = bytes / 1000;
      const said = `Script before the first screen: ${kilobytes.toFixed(1)} kB compressed (limit ${limitKilobytes} kB)`;
      if (kilobytes > limitKilobytes) this.error(said);
      this.info(said);
    },
  };
}
