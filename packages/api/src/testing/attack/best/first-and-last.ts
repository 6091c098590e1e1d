import { randomUUID } from 'node:crypto';

/** An id behind all others. */
export const lastOfAll = (): `${string}-${string}-${string}-${string}-${string}` =>
  `ffffffff-${randomUUID().slice(9)}` as ReturnType<typeof randomUUID>;

/** An id before all others: of what is ended first, so that what rests on another goes on. */
export const firstOfAll = (): `${string}-${string}-${string}-${string}-${string}` =>
  `00000000-${randomUUID().slice(9)}` as ReturnType<typeof randomUUID>;
