import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limitRequestTime } from './request-time.js';

const app = fastify();
beforeAll(async () => {
  limitRequestTime(app, ['/long'], 200);
  for (const url of ['/usual', '/long']) app.post(url, async (request) => request.body);
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

/** Sends half of a body, and the other half after so many milliseconds, unless it is broken off. */
async function send(url: string, wait: number): Promise<string> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (bytes: Buffer) => {
    answer += bytes.toString();
  });
  socket.on('error', () => undefined);
  socket.write(
    `POST ${url} HTTP/1.1\r\nhost: here\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 4\r\n\r\ntr`,
  );
  const rest = setTimeout(() => socket.write('ue'), wait);
  await once(socket, 'close');
  clearTimeout(rest);
  return answer;
}

it('breaks off what takes too long to come in, but where it may take long', async () => {
  const [soon, late, long] = await Promise.all([send('/usual', 0), send('/usual', 3000), send('/long', 600)]);
  expect(soon).toContain(' 200 OK');
  expect(late).not.toContain(' 200 OK');
  expect(long).toContain(' 200 OK');
});
