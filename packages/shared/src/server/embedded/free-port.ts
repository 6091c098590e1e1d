import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on; the wanted one when it is free. */
export async function freePort(wanted = 0): Promise<number> {
  if (wanted !== 0) return (await tryPort(wanted)) ?? freePort();
  const port = await tryPort(0);
  if (port === null) throw new Error('The system gives no free port on 127.0.0.1.');
  return port;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}
