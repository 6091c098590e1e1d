import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { defineConfig } from 'vite';
import { compressedCopies } from './scripts/compressed-copies.js';
import { earlyFonts } from './scripts/early-fonts.js';
import { generatedDocuments } from './scripts/generated-documents.js';
import { scriptBudget } from './scripts/script-budget.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
// The page's own host goes on to the API, which compares it with the origin that the browser names.
const api = { target: process.env.WEFT_API ?? 'http://127.0.0.1:4400', changeOrigin: false };

export default defineConfig({
  plugins: [
    generatedDocuments(),
    react(),
    scriptBudget({ limitKilobytes: 250 }),
    earlyFonts(),
    compressedCopies(),
  ],
  resolve: {
    // The rules are read from their source, so that the page is built without building the server first.
    alias: { '@weft/shared': at('../shared/src/rules/index.ts') },
  },
  css: { postcss: { plugins: [mantine()] } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      // The rules are pure: a screen carries only those that it uses.
      treeshake: { moduleSideEffects: (id) => !id.includes('/shared/src/rules/') },
    },
  },
  server: {
    port: 4410,
    strictPort: true,
    proxy: { '/graphql': api, '/api': api },
  },
});
