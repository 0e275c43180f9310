import { unescapeCellText } from '../cell-text.js';
import type { WorkbookLimits } from '../limits.js';
import { WorkbookRefused } from '../workbook-refused.js';
import type { Package } from './open-package.js';
import { parseXml } from './parse-xml.js';
import { richText, type RunLook } from './rich-text.js';

export interface SharedText extends RunLook {
  readonly text: string;
}

export async function readStrings(
  source: Package,
  part: string,
  limits: WorkbookLimits,
): Promise<SharedText[]> {
  const strings: SharedText[] = [];
  const rich = richText((length) => {
    if (length > limits.cellText)
      throw new WorkbookRefused('TEXT_TOO_LONG', `${limits.cellText} ký tự`);
  });
  await parseXml(part, source.stream(part), {
    open: (name, attributes) => {
      if (name === 'si') rich.take();
      rich.open(name, attributes);
    },
    text: rich.text,
    close: (name) => {
      rich.close(name);
      if (name !== 'si') return;
      const { text, ...look } = rich.take();
      strings.push({ text: unescapeCellText(text), ...look });
      if (strings.length > limits.cells) throw new WorkbookRefused('TOO_MANY_CELLS', limits.cells);
    },
  });
  return strings;
}
