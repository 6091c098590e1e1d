import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { at } from '../../scripts/lib/places.mjs';

const brought = (name) => createRequire(at('packages', name, 'package.json'));

/** The built doors of the product. */
export const rules = () => import(pathToFileURL(at('packages/shared/dist/rules/index.js')).href);
export const server = () => import(pathToFileURL(at('packages/shared/dist/server/index.js')).href);

/** The same driver and the same HTTP server as the product uses, for what it is compared with. */
export const pg = brought('shared')('pg');
export const fastify = () => brought('api')('fastify');
export const copyFrom = brought('shared')('pg-copy-streams').from;
