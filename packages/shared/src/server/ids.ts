import { notFound } from './errors.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the database could have given this id; what it could not have given is simply not there. */
export const isId = (text: string): boolean => UUID.test(text);

/** @throws Fault NOT_FOUND for what is no id of ours. */
export function mustBeId(text: string): string {
  if (!isId(text)) throw notFound();
  return text;
}
