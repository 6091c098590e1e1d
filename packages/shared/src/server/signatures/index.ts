export { type SignatureInput, recordSignature } from './record-signature.js';
export { setSignatureWording, type SignatureWordingInput } from './set-signature-wording.js';
export { type SignatureWordingView, signatureWordings } from './signature-wordings.js';
export { type SignedStatementView, signedStatements } from './signed-statements.js';
export { type SigningEntryView, signingEntry } from './signing-entry.js';
