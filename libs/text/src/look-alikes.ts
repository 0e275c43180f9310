/**
 * Letters of other alphabets that look like Latin ones, each string beside its likeness. Small
 * letters and capitals stand apart, because в looks like no b.
 */
const pairs: readonly (readonly [string, string])[] = [
  // Cyrillic
  ['АВЕЅІЈКМНОРСТУХҮԌԚԜ', 'ABESIJKMHOPCTYXYGQW'],
  ['асеѕіјоркухүԁһӏмтнԛԝ', 'acesijopkyxydhlmthqw'],
  // Greek
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'ABEZHIKMNOPTYXC'],
  ['αικνορτυχϲ', 'aikvoptuxc'],
  // Cherokee, Coptic, Lisu, and the small capitals and script letters of phonetics
  ['ᎪᏴᏟᎠᎬᎻᎥᎫᏦᏞᎷᎾᏢᏒᏚᎢᏙᎳᏃ', 'ABCDEHiJKLMOPRSTVWZ'],
  ['ⲘⲀⲦⲞⲒⲨ', 'MATOIY'],
  ['ⲙⲁⲧⲟⲓⲩ', 'matoiy'],
  ['ꓮꓚꓔꓟꓳꓲꓬ', 'ACTMOIY'],
  ['ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ', 'abcdeghijklmnoprtuvwyz'],
  ['ɑɩ', 'ai'],
];

const likeness = new Map(
  pairs.flatMap(([strange, plain]) =>
    [...strange].map((letter, i) => [letter, [...plain][i]!] as const),
  ),
);

/** Characters that take no room, beyond those of format (Cf): joiners, selectors and fillers. */
const unseen = /\p{Cf}|\p{Variation_Selector}|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|\uFFA0/gu;

/**
 * What the text looks like to a reader, in Latin letters and NFC. It serves to find a word that is
 * hidden from a search, and is never stored.
 */
export function latinLook(text: string): string {
  return [...text.normalize('NFKD').replaceAll(unseen, '')]
    .map((letter) => likeness.get(letter) ?? letter)
    .join('')
    .normalize('NFC');
}
