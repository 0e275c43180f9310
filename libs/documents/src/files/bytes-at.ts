import { type FileHandle } from 'node:fs/promises';

/** A file as a place to look into: nothing is read but the windows asked for. */
export interface Bytes {
  readonly size: number;
  /** Fewer than `length` at the end of the file, none beyond it. */
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
