import { practiceRoutes } from '../anchors/practice.routes.js';
import { exportRoutes } from '../exports/export.routes.js';
import { statementRoutes } from '../payments/statement.routes.js';
import { selfReferralRoutes } from '../self-referral/self-referral.routes.js';

/** Files to download, lists to send and pages without an account, feature by feature. Those of evidence come with the server itself. */
export const FEATURE_ROUTES = [statementRoutes, exportRoutes, selfReferralRoutes, practiceRoutes] as const;
