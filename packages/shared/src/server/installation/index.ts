export { asOwner } from './connect-owner.js';
export { type Contents, contentsOf } from './contents.js';
export { ensureRoles, passwordsOf, type RolePasswords, roleUrl } from './ensure-roles.js';
export { InstallationError } from './installation-error.js';
export { type MigrationState, migrate, migrationState } from './migrate.js';
export { openHome, readSecrets, type Secrets } from './secrets.js';
