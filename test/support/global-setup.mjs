import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { listenForTests } from './test-cluster.mjs';

export default function setUp(globalConfig) {
  // The folder of `sharedBrowserDir` (libs/documents), which stages link to before it is filled.
  const cache = path.join(globalConfig.rootDir, 'node_modules/.cache/dondoc');
  mkdirSync(path.join(cache, 'browser'), { recursive: true });
  return listenForTests();
}
