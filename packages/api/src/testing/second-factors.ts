import { codeOf, stepAt } from '../auth/one-time-codes.js';
import { postJson, type TestServer } from './test-server.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What the app does: the code of a secret now, or so many steps later. */
export function codeNow(secret: string, later = 0): string {
  const bits = [...secret].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2));
  return codeOf(Buffer.from(bytes), stepAt(Date.now()) + later);
}

export interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly reason?: string;
  readonly secret: string;
  readonly address: string;
  readonly recoveryCodes: string[];
  readonly codesLeft: number;
}

/** The paths under /api/auth/second-factor, with somebody's cookie. */
export const secondFactorOf = (server: TestServer, cookie: string) => {
  const post = async (path: string, body: object = {}): Promise<Answer> => {
    const answer = await postJson(`${server.url}/api/auth/second-factor/${path}`, body, { cookie });
    return { ...((await answer.json()) as Answer), status: answer.status };
  };
  return {
    post,
    state: async () => {
      const answer = await fetch(`${server.url}/api/auth/second-factor`, { headers: { cookie } });
      return (await answer.json()) as Record<string, unknown>;
    },
    /** Sets one up with the code of the step before, so that those of this step and the next are unused. */
    setUp: async (): Promise<{ secret: string; recoveryCodes: string[] }> => {
      const { secret } = await post('set-up');
      const { recoveryCodes } = await post('confirm', { code: codeNow(secret, -1) });
      return { secret, recoveryCodes };
    },
  };
};
