export { type ServerAccount, type ServerProgram, serverProgram } from './program.js';
export { startTemporaryServer, type TemporaryServer } from './temporary-server.js';
