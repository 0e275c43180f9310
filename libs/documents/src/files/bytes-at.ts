import { type FileHandle } from 'node:fs/promises';

/** A file that can be looked into. Only the requested windows are read. */
export interface Bytes {
  readonly size: number;
  /** Gives fewer than `length` bytes at the end of the file, and none beyond it. */
  at(position: number, length: number): Promise<Buffer>;
}

export async function bytesOf(handle: FileHandle): Promise<Bytes> {
  const { size } = await handle.stat();
  return {
    size,
    async at(position, length) {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      return buffer.subarray(0, bytesRead);
    },
  };
}
