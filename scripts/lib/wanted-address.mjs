import { Stop } from './say.mjs';

/** Host and port as the environment asks for them, before anything is installed that could check them. */
export function wantedAddress({ HOST, PORT } = process.env) {
  const port = PORT?.trim() || '4400';
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new Stop('PORT is not a number from 1 to 65535.');
  }
  return { host: HOST?.trim() || '127.0.0.1', port: Number(port) };
}
