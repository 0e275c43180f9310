import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };

/** Beside each file that shrinks, the same in Brotli: the api hands it out as it is. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    // From the disk, because Vite still mends the imports of what is being written.
    for (const name of Object.keys(bundle)) {
      if (!/\.(js|mjs|css)$/.test(name)) continue;
      const file = `${dir}/${name}`;
      writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }));
    }
  },
};

/** Oldest browsers: Chrome 111, Safari 16.4, Firefox 114 (Vite's own default). */
export default defineConfig({
  root: at('.'),
  publicDir: at('public'),
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  build: {
    outDir: at('../../dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest-of-build.json',
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // "use client" says nothing to a browser.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  plugins: [compressed],
});
