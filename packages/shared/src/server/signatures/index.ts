export { recordSignature, type SignatureInput } from './record-signature.js';
export { type SignatureWordingInput, setSignatureWording } from './set-signature-wording.js';
export { type SignatureWordingView, signatureWordings } from './signature-wordings.js';
export { type SignedStatementView, signedStatements } from './signed-statements.js';
export { type SigningEntryView, signingEntry } from './signing-entry.js';
