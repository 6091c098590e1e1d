import { Fault } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';

/** The deepest input of the schema has six levels. */
const DEEPEST_BODY = 20;

/** Whether lists and objects stand in one another more than so many times; counted level by level, never by calling itself. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one).filter((inner) => isBox(inner)) : [],
    );
  }
  return false;
}

const isBox = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Refuses JSON in JSON in JSON, in which whatever walks through a value by calling itself would get lost. */
export function refuseDeepBodies(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (isBox(request.body) && isDeeperThan(request.body, DEEPEST_BODY))
      throw new Fault('TOO_COMPLEX', 'This request holds too many things inside one another.');
  });
}
