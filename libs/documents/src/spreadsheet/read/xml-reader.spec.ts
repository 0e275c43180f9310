import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { xmlReader } from './xml-reader.js';

/** Opened and closed names, attributes and joined text, in order; or the code of the refusal. */
type Told = readonly unknown[] | string;

class Refusal extends Error {}

function joined(events: readonly unknown[]): unknown[] {
  return events.reduce<unknown[]>((all, event) => {
    const last = all.at(-1);
    return typeof event === 'string' && typeof last === 'string'
      ? [...all.slice(0, -1), last + event]
      : [...all, event];
  }, []);
}

function ours(pieces: readonly string[]): Told {
  const events: unknown[] = [];
  const reader = xmlReader(
    {
      open: (name, attributes) => events.push(['open', name, { ...attributes }]),
      close: (name) => events.push(['close', name]),
      text: (text) => events.push(text),
    },
    (code) => {
      throw new Refusal(code);
    },
  );
  try {
    for (const piece of pieces) reader.write(piece);
    reader.close();
    return joined(events);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The same, by a parser that looks at every character. */
function theirs(text: string): Told {
  const sax = new SaxesParser({ xmlns: false, position: false });
  const events: unknown[] = [];
  let depth = 0;
  sax.on('error', () => {
    throw new Refusal('XML_BROKEN');
  });
  sax.on('doctype', () => {
    throw new Refusal('XML_DOCTYPE');
  });
  sax.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > 64) throw new Refusal('XML_BROKEN');
    events.push(['open', local(name), { ...attributes }]);
  });
  sax.on('closetag', ({ name }) => {
    depth -= 1;
    events.push(['close', local(name)]);
  });
  const text_ = (piece: string): void => {
    if (depth > 0 && piece !== '') events.push(piece);
  };
  sax.on('text', text_);
  sax.on('cdata', text_);
  try {
    sax.write(text).close();
    return joined(events);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

const cut = (text: string, places: readonly number[]): string[] => {
  const at = [
    0,
    ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b),
    text.length,
  ];
  return at.slice(1).map((end, index) => text.slice(at[index], end));
};

const word = fc.constantFrom('a', 'c', 'x:row', 'Đảng', 'v', '_1', 'b-2');
const plain = fc
  .string({
    unit: fc.constantFrom(
      'a',
      'ễ',
      ' ',
      '\n',
      '\t',
      '\r',
      '\r\n',
      ']',
      '>',
      '&amp;',
      '&lt;',
      '&#65;',
      '&#x1F600;',
      '&quot;',
      '😀',
      ';',
    ),
    maxLength: 8,
  })
  .filter((text) => !text.includes(']]>'));
const value = fc
  .tuple(fc.constantFrom('"', "'"), plain)
  .map(([mark, text]) => `${mark}${text}${mark}`);
const attributes = fc
  .uniqueArray(fc.tuple(word, value), { selector: ([name]) => name, maxLength: 3 })
  .chain((all) =>
    fc
      .constantFrom('', ' ', '\n')
      .map(
        (blank) =>
          all.map(([name, text]) => ` ${blank}${name}${blank}=${blank}${text}`).join('') + blank,
      ),
  );
const extra = fc.constantFrom(
  '<!-- không - có -->',
  '<?mso x="1"?>',
  '<![CDATA[<&]] >]]>',
  '<!---->',
  '<??>',
  '<?xml version="1.0"?>',
);
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      word,
      attributes,
      fc.array(fc.oneof({ depthSize: 'small' }, plain, extra, tie('element')), { maxLength: 4 }),
      fc.boolean(),
    )
    .map(([name, marks, inner, empty]) =>
      empty ? `<${name}${marks}/>` : `<${name}${marks}>${inner.join('')}</${name} >`,
    ),
}));
const head = fc.constantFrom(
  '',
  '<?xml version="1.0"?>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',
  " <?xml version='1.0'?>",
  '<?xml encoding="UTF-8"?>',
  '<!DOCTYPE a>',
  '<!-- x -->\n',
  'x',
  '<?XML version="1.0"?>',
);
const tail = fc.constantFrom(
  '',
  '\n',
  '\r',
  '<!-- x -->',
  '<a/>',
  'x',
  '&amp;',
  '<![CDATA[x]]>',
  '<?y?> ',
);
const whole = fc.tuple(head, element, tail).map((parts) => parts.join(''));
const marks = [
  '<',
  '>',
  '/',
  '&',
  ';',
  '"',
  "'",
  '=',
  '!',
  '?',
  '-',
  ']',
  '[',
  ' ',
  'a',
  ':',
  '\u0001',
  '\u00A0',
  '\uFFFE',
  '#',
  'x',
  '<!',
  '<?',
  ']]>',
  '--',
  '0',
  '',
];
const damaged = fc
  .tuple(whole, fc.nat(), fc.nat(3), fc.constantFrom(...marks))
  .map(([text, at, length, mark]) => {
    // Cut by whole characters, because text from UTF-8 never has half of one.
    const characters = [...text];
    const place = at % (characters.length + 1);
    return [...characters.slice(0, place), mark, ...characters.slice(place + length)].join('');
  });

/** That parser takes `<?a?b c?>` for an instruction, though "?" may not be part of a name. */
const itsOwnFault = /<\?[^\s?]*\?(?!>)/;

describe('reading XML in pieces', () => {
  test.each([
    ['as it should be', whole, 4_000],
    ['damaged in one place', damaged, 12_000],
  ] as const)(
    '%s: tells and refuses what a parser of every character does, however it is cut',
    (_name, documents, numRuns) => {
      fc.assert(
        fc.property(documents, fc.array(fc.nat(), { maxLength: 6 }), (text, places) => {
          const expected = theirs(text);
          const found = ours(cut(text, places));
          // The two may meet different faults first.
          if (typeof found === 'string' && (typeof expected === 'string' || itsOwnFault.test(text)))
            return;
          expect(found).toEqual(expected);
        }),
        { seed: 7, numRuns },
      );
    },
  );

  test('one character at a time is the same as at once', () => {
    const text =
      '<?xml version="1.0"?>\r\n<a b="1&amp;2" c=\'\r\n\'>Đ&#x110;]]&gt;<b/><![CDATA[]] ' +
      ']]]]><!-- - -->\r</a>\r\n';
    expect(ours([...text])).toEqual(ours([text]));
    expect(ours([text])).toEqual([
      ['open', 'a', { b: '1&2', c: ' ' }],
      'ĐĐ]]>',
      ['open', 'b', {}],
      ['close', 'b'],
      ']] ]]\n',
      ['close', 'a'],
    ]);
  });

  test.each([
    [
      'a name of every object',
      '<__proto__ __proto__="1" constructor="2"/>',
      [
        ['open', '__proto__', { constructor: '2' }],
        ['close', '__proto__'],
      ],
    ],
    ['an attribute twice', '<a b="1" b="2"/>', 'XML_BROKEN'],
    ['an attribute without blanks before it', '<a b="1"c="2"/>', 'XML_BROKEN'],
    ['a reference to nothing', '<a>&</a>', 'XML_BROKEN'],
    ['a character that is none', '<a>&#0;</a>', 'XML_BROKEN'],
    ['a reference cut by the end', '<a>&am', 'XML_BROKEN'],
    ['nothing', '', 'XML_BROKEN'],
    ['two roots', '<a/><a/>', 'XML_BROKEN'],
    ['a tag that never ends', `<a ${'b'.repeat(2 << 20)}`, 'XML_BROKEN'],
    [
      'a hundred and one attributes',
      `<a${Array.from({ length: 101 }, (_mark, index) => ` b${index}="1"`).join('')}/>`,
      'XML_BROKEN',
    ],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'XML_DOCTYPE'],
  ])('%s', (_name, text, expected) => expect(ours([text])).toEqual(expected));
});
