export { startTemporaryServer, type TemporaryServer } from './temporary-server.js';
export { remakeDatabase, useEmbeddedServer } from './use-server.js';
