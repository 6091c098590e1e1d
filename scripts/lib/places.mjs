import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of the clone. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const at = (...parts) => join(ROOT, ...parts);

/** What the commands remember from one time to the next; gone with node_modules, as what it describes. */
export const STAMPS = at('node_modules', '.cache', 'weft');

export const API = at('packages/api/dist/main.js');
export const WORKER = at('packages/worker/dist/main.js');
export const OPERATOR = at('packages/api/dist/operator/main.js');

/** The built part of the server that makes an installation ready. */
export const launcher = () =>
  import(pathToFileURL(at('packages/shared/dist/server/installation/launcher.js')).href);

/** The program that a package brings along. */
export const tool = (name, workspace = '.') => at(workspace, 'node_modules', '.bin', name);
