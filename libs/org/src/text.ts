/**
 * Text as it enters: NFC (TCVN 6909 is precomposed), Eth and African D read as the Đ they imitate on screen, invisible characters dropped,
 * every run of blanks one space. Vietnamese has no Ð or ð, so the replacement cannot damage a name.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00D0\u0189]/g, 'Đ')
    .replace(/[\u00F0\u0256]/g, 'đ')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Key for matching headings and choices: no case, no marks, so uỷ/ủy and hoà/hòa are one. */
export function matchKey(text: string): string {
  return cleanText(text).toLocaleLowerCase('vi').normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
}
