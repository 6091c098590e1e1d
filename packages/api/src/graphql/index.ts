// type-graphql's decorators write their types down with it
import 'reflect-metadata';

export * from './context.js';
export * from './enums.js';
export * from './loaders.js';
export * from './money.type.js';
export * from './page.type.js';
export * from './refusal.type.js';
export * from './scalars.js';
export * from './selects.js';
export * from './sort.type.js';
