import { Stop } from './say.mjs';

/** Weft runs on Node 20.19 and later: older ones lack what its libraries are built on. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(`Node ${version} is too old: Weft needs Node 20.19 or later (https://nodejs.org).`);
}
