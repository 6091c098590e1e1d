import { type Sending, sendFile } from '../app/send-file.js';

/** What evidence may be, for the browser's file chooser; the API looks into the file itself. */
export const ACCEPTED_FILES = 'application/pdf,image/png,image/jpeg,text/plain';

/**
 * Sends a file that is to become evidence; its id is the upload's, by which a claim names it.
 * @param onProgress share that is sent, 0 to 1
 */
export const uploadFile = (slug: string, file: File, onProgress: (share: number) => void): Sending =>
  sendFile({
    address: '/api/uploads',
    slug,
    file,
    answer: 'uploadId',
    smaller: 'save a smaller PDF of it, or photograph it, and choose that',
    onProgress,
  });
