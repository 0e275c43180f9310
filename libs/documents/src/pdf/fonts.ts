import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const faces = [
  { file: '400Regular/Tinos_400Regular.ttf', weight: 400, style: 'normal' },
  { file: '700Bold/Tinos_700Bold.ttf', weight: 700, style: 'normal' },
  { file: '400Regular_Italic/Tinos_400Regular_Italic.ttf', weight: 400, style: 'italic' },
  { file: '700Bold_Italic/Tinos_700Bold_Italic.ttf', weight: 700, style: 'italic' },
] as const;

/** CSS shorthand of each face, for `document.fonts.load`. */
export const fontFaces = faces.map(({ weight, style }) => `${style} ${weight} 14pt Tinos`);

let css: Promise<string> | undefined;

async function readFaces(): Promise<string> {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'),
  );
  const rules = faces.map(async ({ file, weight, style }) => {
    const bytes = await readFile(join(folder, file));
    return (
      `@font-face{font-family:Tinos;font-weight:${weight};font-style:${style};` +
      `src:url(data:font/ttf;base64,${bytes.toString('base64')})}`
    );
  });
  return (await Promise.all(rules)).join('');
}

/**
 * The four Tinos faces (metric-compatible with Times New Roman, with all Vietnamese letters) as
 * data URLs, because a tab has no network to fetch them.
 */
export function fontRules(): Promise<string> {
  css ??= readFaces();
  return css;
}
