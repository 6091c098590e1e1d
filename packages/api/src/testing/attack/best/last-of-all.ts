import { randomUUID } from 'node:crypto';

/** An id behind all others. */
export const lastOfAll = (): `${string}-${string}-${string}-${string}-${string}` =>
  `ffffffff-${randomUUID().slice(9)}` as ReturnType<typeof randomUUID>;
