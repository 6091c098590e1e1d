/** Invitations that one person is sent from one partnership, the first one among them: an address is not to be flooded. */
export const INVITATION_LIMITS = { toMailbox: 5, hours: 24 } as const;
