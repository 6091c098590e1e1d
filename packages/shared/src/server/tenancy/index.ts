export * from './actor.js';
export { Alongside, readAlongside } from './alongside.js';
export { closeDatabase, openDatabase } from './database.js';
export type { Me, Place } from './place.js';
export { Tenant } from './tenant.js';
export { withTenant } from './with-tenant.js';
