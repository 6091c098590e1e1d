export { clearUnusedUploads, UNUSED_UPLOAD_DAYS } from './clear-unused-uploads.js';
export { FILE_TYPES, type FileType, MAXIMUM_FILE_SIZE } from './file-kind.js';
export { type FileStore, openFileStore } from './file-store.js';
export { type OpenedEvidence, openEvidence } from './open-evidence.js';
export {
  type PastUpload,
  receiveUpload,
  receiveUploads,
  type Upload,
  UploadFault,
} from './receive-upload.js';
