import { ask, newKey } from '../../shared/api/client.js';
import { NoAnswer, type Problem, Refusal } from '../../shared/api/problem.js';

const BYTES = 'application/octet-stream';

function problemOf({ status, responseText }: XMLHttpRequest): Problem {
  try {
    return JSON.parse(responseText) as Problem;
  } catch {
    return {
      status,
      code: `HTTP_${status}`,
      title: 'Chưa tải lên được',
      detail: 'Máy chủ đang bận. Hãy thử lại sau ít phút.',
    };
  }
}

function tried<T>(
  path: string,
  body: Blob,
  { headers, onPart }: { headers: Record<string, string>; onPart: (part: number) => void },
): Promise<T> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0);
    request.onerror = () => failed(new NoAnswer());
    request.onload = () => {
      if (request.status < 300) done(JSON.parse(request.responseText) as T);
      else failed(new Refusal(problemOf(request)));
    };
    request.send(body);
  });
}

export interface Uploading {
  readonly key?: string;
  readonly name?: string;
  readonly version?: number;
  readonly onPart?: (part: number) => void;
}

const headersOf = ({ name, version }: Uploading): Record<string, string> => ({
  'content-type': BYTES,
  ...(name === undefined ? {} : { 'x-file-name': encodeURIComponent(name) }),
  ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
});

/** Sends a file and tells how far it is. A session that has ended is settled on the way. */
export async function upload<T>(path: string, file: Blob, asked: Uploading = {}): Promise<T> {
  const { key = newKey(), onPart = () => {} } = asked;
  const more = headersOf(asked);
  const body = file.slice(0, file.size, BYTES);
  const headers = { accept: 'application/json', 'idempotency-key': key, ...more };
  try {
    return await tried<T>(path, body, { headers, onPart });
  } catch (error) {
    const ask401 = error instanceof Refusal && error.problem.status === 401;
    if (!ask401) throw error;
    return ask<T>(path, { method: 'POST', body, key, headers: more });
  }
}
