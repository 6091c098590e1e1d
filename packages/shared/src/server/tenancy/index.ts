export * from './actor.js';
export { Alongside, readAlongside } from './alongside.js';
export { closeDatabase, openDatabase } from './database.js';
export { type Me, type Place, Tenant } from './tenant.js';
export { withTenant } from './with-tenant.js';
