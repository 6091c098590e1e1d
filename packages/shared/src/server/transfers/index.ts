export { askForTransfer, type TransferInput } from './ask-for-transfer.js';
export { declineTransfer, withdrawTransfer } from './end-transfer.js';
export { participantTransfers, transfers } from './read-transfers.js';
export { type TakeOnInput, takeOnTransfer } from './take-on-transfer.js';
export { TRANSFER_SIDES, type TransferSide, type TransferView } from './transfer-view.js';
