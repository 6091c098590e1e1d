import { connect } from 'node:net';

/**
 * Sends a request as it is, also such as no client would, and reads until the server has ended the connection.
 * @returns the whole answer; what there was of it where the server cut the line
 */
export function sendRaw(port: number, ...parts: readonly (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    let answer = '';
    socket.setTimeout(20_000, () => socket.destroy(new Error('No answer.')));
    socket.on('data', (part) => {
      answer += String(part);
    });
    socket.on('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'ECONNRESET' ? resolve(answer) : reject(fault),
    );
    socket.on('close', () => resolve(answer));
  });
}
