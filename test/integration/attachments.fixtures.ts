import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { samplePdf } from '#libs/documents/testing';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued } from '../support/issued.js';
import type { Stage } from '../support/stage.js';
import { type FileCall, sendFile } from '../support/upload.js';

export const pdf = samplePdf;

export const zip = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

export const types = (kind: string): Record<string, string> => ({
  '[Content_Types].xml': `<Types><Override ContentType="application/vnd.${kind}+xml"/></Types>`,
});

export const docx = zip({
  ...types('wordprocessingml.document.main'),
  'word/document.xml': '<w:document/>',
});

export const sha256 = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

export let stage: Stage;

export let issued: Issued;

export let cells: readonly Cell[];

export async function open(): Promise<void> {
  ({ stage, issued, cells } = await openIssued());
}

export const close = (): Promise<void> => stage.close();

export const files = ({ obligation }: Cell): string => `/api/obligations/${obligation}/attachments`;

export const send = (cell: Cell, what: Partial<FileCall>, options?: { chunked?: boolean }) =>
  sendFile(
    stage.url,
    files(cell),
    { token: cell.token, key: freshKey(), name: 'Biên bản.pdf', bytes: pdf(), ...what },
    options,
  );

export const get = (target: string, token: string): Promise<Reply> =>
  call(stage.url, target, { token });

export const remove = (cell: Cell, id: string, token = cell.token): Promise<Reply> =>
  call(stage.url, `${files(cell)}/${id}`, { method: 'DELETE', token, key: freshKey() });

export async function taken(
  reply: Promise<Reply>,
): Promise<{ id: string; sha256: string } & Reply['body']> {
  const { status, text, body } = await reply;
  if (status !== 201) throw new Error(`${status} ${text}`);
  return body as never;
}

export async function listed(
  cell: Cell,
  token = cell.token,
): Promise<{ id: string; name: string; receipt: string | null }[]> {
  return (await get(files(cell), token)).body['attachments'] as never;
}

export const folder = (): string => path.join(stage.config.archiveDir, 'tep-nop');

export const kept = (hash: string): boolean =>
  existsSync(path.join(folder(), hash.slice(0, 2), hash));
