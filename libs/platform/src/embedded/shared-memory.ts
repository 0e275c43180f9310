import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';

const ENOUGH = 16 * 1024 * 1024;

async function roomIn(folder: string): Promise<number> {
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/**
 * What the server's processes share lies in /dev/shm, for which the cluster was made. Where that is
 * missing, read-only or full today (in a small container, or a folder that was copied to another
 * machine), it lies in files of the cluster.
 */
export async function sharedMemory(folder = '/dev/shm'): Promise<Readonly<Record<string, string>>> {
  if (process.platform !== 'linux' || (await roomIn(folder)) >= ENOUGH) return {};
  return { dynamic_shared_memory_type: 'mmap' };
}
