import { exportRoutes } from '../exports/export.routes.js';
import { statementRoutes } from '../payments/statement.routes.js';

/** Files to download, feature by feature. Those of evidence come with the server itself. */
export const FEATURE_ROUTES = [statementRoutes, exportRoutes] as const;
