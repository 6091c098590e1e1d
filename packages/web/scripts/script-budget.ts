import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

interface Budget {
  /** What all script before a first screen may weigh, compressed, in kilobytes of 1,000 bytes. */
  limitKilobytes: number;
}

/**
 * Fails the build when a person would wait for more script than the limit before the first screen: the entry
 * with all that it imports. Signing in and Today are part of it.
 */
export function scriptBudget({ limitKilobytes }: Budget): Plugin {
  return {
    name: 'weft-script-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const needed = new Set<string>();
      const need = (file: string): void => {
        if (needed.has(file)) return;
        needed.add(file);
        for (const imported of byFile.get(file)?.imports ?? []) need(imported);
      };
      for (const chunk of chunks) if (chunk.isEntry) need(chunk.fileName);
      let bytes = 0;
      for (const file of needed) bytes += gzipSync(byFile.get(file)?.code ?? '').length;
      const kilobytes = bytes / 1000;
      const said = `Script before the first screen: ${kilobytes.toFixed(1)} kB compressed (limit ${limitKilobytes} kB)`;
      if (kilobytes > limitKilobytes) this.error(said);
      this.info(said);
    },
  };
}
