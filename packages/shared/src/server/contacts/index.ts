export { type ContactEntryView, contactEntry, type UsualContact } from './contact-entry.js';
export { contactKinds } from './contact-kinds.js';
export type { ContactView } from './contact-view.js';
export { type ContactCorrection, correctContact } from './correct-contact.js';
export * from './list-contacts.js';
export type { ContactGiven } from './read-given.js';
export { type ContactInput, recordContact } from './record-contact.js';
export { type ContactKindList, setContactKinds } from './set-contact-kinds.js';
