/** What evidence may be, for the browser's file chooser; the API looks into the file itself. */
export const ACCEPTED_FILES = 'application/pdf,image/png,image/jpeg,text/plain';
const LARGEST_FILE = 20 * 1024 * 1024;

interface Upload {
  /** The upload's id, by which a claim names it. Rejects with words for the person. */
  done: Promise<string>;
  cancel: () => void;
}

/** '1.2 MB' */
function sizeText(bytes: number): string {
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / 1024 / 1024, 'MB'];
  return `${amount.toLocaleString('en-GB', { maximumFractionDigits: unit === 'kB' ? 0 : 1 })} ${unit}`;
}

/**
 * Sends a file that is to become evidence. XMLHttpRequest, since fetch does not say how far it is.
 * @param onProgress share that is sent, 0 to 1
 */
export function uploadFile(slug: string, file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<string>((resolve, reject) => {
    if (file.size > LARGEST_FILE) {
      reject(
        new Error(
          `“${file.name}” is ${sizeText(file.size)}. The largest file is 20 MB: save a smaller PDF of it, or photograph it, and choose that.`,
        ),
      );
      return;
    }
    const body = new FormData();
    body.append('file', file);
    request.open('POST', '/api/uploads');
    request.setRequestHeader('X-Partnership', slug);
    request.responseType = 'text';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const { uploadId, message } = read(request.responseText);
      if (request.status < 300 && uploadId) resolve(uploadId);
      else reject(new Error(message ?? 'The file could not be uploaded. Try again.'));
    };
    request.onerror = () => reject(new Error('The connection broke off. Choose the file again.'));
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    request.send(body);
  });
  return { done, cancel: () => request.abort() };
}

function read(text: string): { uploadId?: string; message?: string } {
  try {
    const answer = JSON.parse(text) as { uploadId?: string; message?: string; error?: { message?: string } };
    const message = answer.error?.message ?? answer.message;
    return {
      ...(answer.uploadId ? { uploadId: answer.uploadId } : {}),
      ...(message ? { message } : {}),
    };
  } catch {
    // A proxy's page and no answer of ours: the general words serve.
    return {};
  }
}
