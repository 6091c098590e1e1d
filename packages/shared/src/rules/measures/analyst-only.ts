import { may, type Role } from '../permissions/index.js';

/**
 * Whether somebody is told the measures as an analyst, who may see nobody: no small figure, and no choice by which two
 * answers would tell one. What roles they hold besides counts where it lets them see these measures, and nowhere else: a
 * funder's analyst is an analyst.
 */
export const isAnalystOnly = (roles: readonly Role[]): boolean =>
  roles.every((role) => role === 'ANALYST' || !may([role], 'referralMeasures'));
