const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bCocCoc|coc_coc_browser/i, 'Cốc Cốc'],
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bZalo/i, 'Zalo'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'máy Mac'],
  [/\bLinux\b/, 'Linux'],
];

const named = (list: typeof browsers, agent: string, otherwise: string): string =>
  list.find(([sign]) => sign.test(agent))?.[1] ?? otherwise;

/** 'Chrome trên Windows': a few words by which somebody knows their own device again. */
export function deviceWords(agent: string | undefined): string {
  const text = (agent ?? '').slice(0, 400);
  return `${named(browsers, text, 'Trình duyệt khác')} trên ${named(systems, text, 'máy khác')}`;
}
