export { looksTogether } from './looks-together.js';
