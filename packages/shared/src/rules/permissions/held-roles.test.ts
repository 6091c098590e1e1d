import { describe, expect, it } from 'vitest';
import { type HeldRole, mayAt } from './held-roles.js';

describe('what is allowed with what is one provider’s', () => {
  const HELD: readonly HeldRole[] = [
    { role: 'PROVIDER_MANAGER', organisationId: 'managed' },
    { role: 'LINK_WORKER', organisationId: 'worked-at' },
  ];

  it('is what the roles there allow, not those at another provider', () => {
    expect(mayAt(HELD, 'sealRecord', 'managed')).toBe(true);
    expect(mayAt(HELD, 'sealRecord', 'worked-at')).toBe(false);
    expect(mayAt(HELD, 'recordContact', 'worked-at')).toBe(true);
    expect(mayAt(HELD, 'recordContact', 'a third')).toBe(false);
  });

  it('is allowed everywhere by a role that is no provider’s, also with what is nobody’s yet', () => {
    const hub: readonly HeldRole[] = [...HELD, { role: 'BACKBONE', organisationId: 'hub' }];
    for (const providerId of ['managed', 'worked-at', null])
      expect(mayAt(hub, 'sealRecord', providerId)).toBe(true);
    expect(mayAt(HELD, 'sealRecord', null)).toBe(false);
  });
});
