import fc from 'fast-check';
import { type FieldName, fieldNames, fields, type FieldValue, type GuardFacts } from './index.js';

// Generated guards and rows, for the property tests of the predicate and of its SQL.

const quote = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);
const letters = fc.constantFrom(
  'a',
  'A',
  'ă',
  'â',
  'Đ',
  'đ',
  'ế',
  'ự',
  'z',
  ' ',
  '-',
  '\\',
  '%',
  '_',
  ';',
  '"',
  '\uFB01',
  '\u{10400}',
  '\u{1F600}',
  '\uFFFD',
  '0',
);
/**
 * Text that SQL must take as it is: signs, quotes, backslashes, letters above U+FFFF. It never has
 * both kinds of quotes, because the language has no escapes.
 */
export const guardText = fc
  .array(letters, { maxLength: 5 })
  .map((marks) => marks.join('').normalize('NFC'))
  .chain((text) =>
    fc.boolean().map((apostrophe) => (apostrophe && !text.includes('"') ? `${text}'` : text)),
  );
const micro = fc.integer({ min: 0, max: 3 });
/** Moments that are close to one another: a microsecond apart, across midnight, across years. */
export const guardInstant = fc
  .tuple(
    fc.constantFrom(
      '2024-02-15T16:59:59',
      '2024-02-15T17:00:00',
      '2023-12-31T23:59:59',
      '1970-01-01T00:00:00',
      '9998-12-31T00:00:00',
    ),
    micro,
  )
  .map(([second, us]) => `${second}.00000${us}Z`);
const guardNumber = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER),
);

const values: Readonly<Record<string, fc.Arbitrary<FieldValue>>> = {
  instant: guardInstant,
  text: guardText,
  number: guardNumber,
  boolean: fc.boolean(),
};
const literals: Readonly<Record<string, fc.Arbitrary<string>>> = {
  instant: fc
    .oneof(
      guardInstant,
      guardInstant.map((at) => at.replace('Z', '+00:00')),
      fc.constant('2024-02-16T00:00+07:00'),
    )
    .map(quote),
  text: guardText.map(quote),
  number: guardNumber.map(String),
  boolean: fc.boolean().map(String),
};

/**
 * Every field may be empty, whatever the vocabulary promises, because the two compilations must
 * agree there too.
 */
export const guardFacts: fc.Arbitrary<GuardFacts> = fc.record(
  Object.fromEntries(
    fieldNames.map((name) => [
      name,
      fc.option(
        name === 'obligation.status'
          ? fc.constantFrom('issued', 'expired', 'submitted')
          : values[fields[name].type]!,
        { freq: 4 },
      ),
    ]),
  ) as Record<FieldName, fc.Arbitrary<FieldValue>>,
);

const ofType = (type: string): FieldName[] =>
  fieldNames.filter((name) => fields[name].type === type);
const literalFor = (name: FieldName): fc.Arbitrary<string> =>
  name === 'obligation.status'
    ? fc.constantFrom("'issued'", "'expired'", '"reviewed"')
    : literals[fields[name].type]!;
const mayBeEmpty = fieldNames.filter((name) => 'nullable' in fields[name]);

const comparison = fc.constantFrom(...fieldNames).chain((name) => {
  const marks = fields[name].type === 'boolean' ? ['=', '!='] : ['=', '!=', '<', '<=', '>', '>='];
  // A field with few values is compared only with those values.
  const fellows =
    name === 'obligation.status'
      ? [name]
      : ofType(fields[name].type).filter((other) => other !== 'obligation.status');
  const other = fc.oneof(fc.constantFrom(...fellows), literalFor(name));
  return fc
    .tuple(fc.constantFrom(...marks), other, fc.boolean())
    .map(([mark, right, turned]) =>
      turned ? `${right} ${mark} ${name}` : `${name} ${mark} ${right}`,
    );
});
const membership = fc
  .constantFrom(...fieldNames.filter((name) => fields[name].type !== 'boolean'))
  .chain((name) =>
    fc
      .tuple(fc.boolean(), fc.array(literalFor(name), { minLength: 1, maxLength: 3 }))
      .map(([not, list]) => `${name} ${not ? 'not ' : ''}in [${list.join(', ')}]`),
  );
const nullTest = fc
  .tuple(fc.constantFrom(...mayBeEmpty), fc.boolean())
  .map(([name, not]) => `${name} is ${not ? 'not ' : ''}null`);
const truth = fc.oneof(fc.constantFrom(...ofType('boolean')), fc.constantFrom('true', 'false'));

/** Complete guards of the language, up to three levels deep. */
export const guardExpression: fc.Arbitrary<string> = fc
  .letrec<{ whole: string; part: string }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      tie('part'),
      tie('whole').map((inner) => `not (${inner})`),
      fc
        .tuple(tie('whole'), fc.constantFrom('and', 'or'), tie('whole'))
        .map(([a, join, b]) => `(${a}) ${join} ${b}`),
    ),
    part: fc.oneof(comparison, comparison, membership, nullTest, truth),
  }))
  .whole.filter((text) => text.length <= 500);
