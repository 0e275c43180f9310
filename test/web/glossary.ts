// Screens are Vietnamese: no English, no name of the code, no id.

/** English words that are no Vietnamese ones. Names of things (PDF, Excel) are not among them. */
const english =
  'the and of is are was with for your you not found error errors loading load submit ' +
  'cancel save saved delete edit search login logout sign password email user users file ' +
  'files open close next previous page settings home back retry failed failure success ' +
  'unknown undefined null true false icon menu button ok yes select all none required ' +
  'invalid draft review approve reject status state directive obligation receipt notice ' +
  'workflow deadline round report reports cell committee office';

const forbidden: readonly (readonly [string, RegExp])[] = [
  [
    'English',
    new RegExp(
      `(?<![\\p{L}\\p{N}.@/-])(${english.replaceAll(' ', '|')})(?![\\p{L}\\p{N}@-])`,
      'iu',
    ),
  ],
  ['a name of the code', /(?<![\p{L}\p{N}])[a-z]{2,}[A-Z][a-z]+(?![\p{L}])/u],
  ['a name of the code', /(?<![\p{L}\p{N}])[A-Z]{2,}_[A-Z_]+/u],
  ['an id', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i],
  ['an id', /(?<![\p{L}\p{N}.@/-])(cb|dang-uy|obligation|directive|quy-hoach|notice)-[a-z0-9-]+/u],
  ['an instant of the machine', /\d{4}-\d{2}-\d{2}(T|(?![\d-]))/],
  ['an object', /\[object /],
];

/** Addresses and names of files are as they are. */
const names = /\S+@\S+|https?:\S+|\S+\.(xlsx|pdf|docx|json|ics)\b/g;

/** What a reader of the screen would not understand, in words; [] is what is wanted. */
export function foreignWords(text: string): string[] {
  return text.split('\n').flatMap((line) =>
    forbidden.flatMap(([what, pattern]) => {
      const found = pattern.exec(line.normalize('NFC').replaceAll(names, ''));
      return found ? [`${what}: “${found[0]}” in “${line.trim().slice(0, 120)}”`] : [];
    }),
  );
}
