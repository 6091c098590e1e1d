import { createServer } from 'node:net';
import { Stop } from './say.mjs';

/** Says that a port is taken before anything is started for nothing. */
export function checkPort(host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (fault) => reject(new Stop(reasonOf(fault, host, port))));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });
}

function reasonOf({ code, message }, host, port) {
  if (code === 'EADDRINUSE') {
    return `port ${port} is in use, perhaps by a Weft that runs already: stop that program, or choose another port with PORT=….`;
  }
  if (code === 'EACCES')
    return `port ${port} needs a right that you do not have: choose one above 1023 with PORT=….`;
  if (code === 'EADDRNOTAVAIL') return `this machine has no address ${host}: change HOST.`;
  return `port ${port} cannot be opened: ${message}.`;
}
