export { freePort } from './free-port.js';
export { startTemporaryServer, type TemporaryServer } from './temporary-server.js';
export { type EmbeddedServer, remakeDatabase, useEmbeddedServer } from './use-server.js';
