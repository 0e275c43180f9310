import { tmpdir } from 'node:os';
import { expect, it } from '@jest/globals';
import { sharedMemory } from './shared-memory.js';

it('keeps shared memory in files of the cluster where there is no folder for it', async () => {
  if (process.platform !== 'linux') return;
  expect(await sharedMemory('/khong/co')).toEqual({ dynamic_shared_memory_type: 'mmap' });
  // Nobody can write to /proc, not even root.
  expect(await sharedMemory('/proc')).toEqual({ dynamic_shared_memory_type: 'mmap' });
  expect(await sharedMemory(tmpdir())).toEqual({});
});
