import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSettings, type Settings } from '@weft/shared/server';

export interface ApiSettings extends Settings {
  /** Addresses or ranges of proxies whose word on the caller's address is taken; by default nobody's. */
  readonly trustedProxies: readonly string[];
  /** The built web page; null: none is served (it was not built, or another server does). */
  readonly webFolder: string | null;
}

const WEB_FOLDER = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** Reads the environment. @throws SettingsError that says in one line what is wrong. */
export function readApiSettings(environment: NodeJS.ProcessEnv = process.env): ApiSettings {
  return {
    ...readSettings(environment),
    trustedProxies: (environment.WEFT_TRUSTED_PROXIES ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
    webFolder: existsSync(`${WEB_FOLDER}index.html`) ? WEB_FOLDER : null,
  };
}

/** Whether the public address is this machine's own, where cookies travel without TLS. */
export function isLocal(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
