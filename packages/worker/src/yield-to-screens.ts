import { constants, setPriority } from 'node:os';

/**
 * Lets every other process of this machine go first: somebody waits at a screen for an answer of the API, and nobody for
 * the worker to be done a moment earlier.
 */
export const yieldToScreens = (): void => setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
