import { type Fault, type FaultCode, SecondFactorNeeded, UploadFault } from '@weft/shared/server';

const STATUS: Record<FaultCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  TOO_COMPLEX: 400,
  INTERNAL: 500,
};

const UPLOAD_STATUS: Record<UploadFault['reason'], number> = {
  TOO_BIG: 413,
  TOO_MUCH: 413,
  WRONG_TYPE: 415,
  BROKEN_OFF: 400,
  NO_ROOM: 507,
};

/** The HTTP status that says a fault. */
export function statusOf(fault: Fault): number {
  return fault instanceof UploadFault ? UPLOAD_STATUS[fault.reason] : STATUS[fault.code];
}

export const INTERNAL_MESSAGE =
  'Something went wrong on our side. Try again; if it goes on, say this number: ';

/** What a page can act on beyond the code: that a second factor is needed. */
export const reasonOf = (fault: unknown): { readonly reason?: string } =>
  fault instanceof SecondFactorNeeded ? { reason: fault.reason } : {};
