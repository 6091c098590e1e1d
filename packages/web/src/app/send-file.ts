export interface Sending {
  /** The id that the API gives the file. Rejects with words for the person. */
  done: Promise<string>;
  cancel: () => void;
}

interface SendFileOptions {
  /** '/api/uploads' */
  address: string;
  slug: string;
  file: File;
  /** The name of the id in the answer. */
  answer: 'uploadId' | 'fileId' | 'extractId';
  /** In bytes, where it may be larger than evidence. */
  largest?: number;
  /** What to do with a file that is larger: 'save a smaller PDF of it'. */
  smaller: string;
  /** Share that is sent, 0 to 1. */
  onProgress: (share: number) => void;
}

const LARGEST_FILE = 20 * 1024 * 1024;

/** '1.2 MB' */
function sizeText(bytes: number): string {
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / 1024 / 1024, 'MB'];
  return `${amount.toLocaleString('en-GB', { maximumFractionDigits: unit === 'kB' ? 0 : 1 })} ${unit}`;
}

/** Sends a file to the API. XMLHttpRequest, since fetch does not say how far it is. */
export function sendFile({
  address,
  slug,
  file,
  answer,
  largest = LARGEST_FILE,
  smaller,
  onProgress,
}: SendFileOptions): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<string>((resolve, reject) => {
    if (file.size > largest) {
      reject(
        new Error(
          `“${file.name}” is ${sizeText(file.size)}. The largest file is ${sizeText(largest)}: ${smaller}.`,
        ),
      );
      return;
    }
    const body = new FormData();
    body.append('file', file);
    request.open('POST', address);
    request.setRequestHeader('X-Partnership', slug);
    request.responseType = 'text';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const { [answer]: id, message } = read(request.responseText);
      if (request.status < 300 && id) resolve(id);
      else reject(new Error(message ?? 'The file could not be sent. Try again.'));
    };
    request.onerror = () => reject(new Error('The connection broke off. Choose the file again.'));
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    request.send(body);
  });
  return { done, cancel: () => request.abort() };
}

interface Answered {
  uploadId?: string;
  fileId?: string;
  extractId?: string;
  message?: string;
}

function read(text: string): Answered {
  try {
    const {
      error,
      message = error?.message,
      ...ids
    } = JSON.parse(text) as Answered & {
      error?: { message?: string };
    };
    return { ...ids, ...(message ? { message } : {}) };
  } catch {
    // A proxy's page and no answer of ours: the general words serve.
    return {};
  }
}
