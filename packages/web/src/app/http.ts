export const NOT_REACHED = 'Weft could not be reached. Check the connection and try again.';

/** What an answer that is a no says. */
export async function problemOf(
  response: Response,
): Promise<{ code: string | null; message: string | null }> {
  const body: unknown = await response.json().catch(() => null);
  const text = (name: string): string | null => {
    const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : null;
    return typeof value === 'string' ? value : null;
  };
  return { code: text('code'), message: text('message') };
}

export const messageOf = async (response: Response): Promise<string | null> =>
  (await problemOf(response)).message;

/** Sends JSON; null when the network is gone: the caller says so in words. */
export async function send(path: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return null;
  }
}

/** An answer that is a no, by its code. */
export class AnswerFault extends Error {
  constructor(
    readonly code: string | null,
    message: string,
  ) {
    super(message);
  }
}

export async function get<T>(path: string): Promise<T> {
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok) {
    const { code, message } = await problemOf(response);
    throw new AnswerFault(code, message ?? `Weft answered with ${response.status}.`);
  }
  return (await response.json()) as T;
}
