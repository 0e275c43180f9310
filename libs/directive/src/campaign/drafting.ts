import { Refused } from '#libs/decider';
import { notADraft } from '../definition/refusals.js';
import { type Directive, noSuchDirective } from './directive.js';
import { type DirectiveContent, type DirectiveEvent } from './directive.events.js';

export function draftDirective(
  state: Directive,
  content: DirectiveContent,
  by: string,
): readonly DirectiveEvent[] {
  if (state.status === 'none') return [{ type: 'DirectiveDrafted', data: { ...content, by } }];
  if (state.status === 'drafted' && JSON.stringify(state.content) === JSON.stringify(content))
    return [];
  throw new Refused(
    'ALREADY_DRAFTED',
    'Đợt này đã có dự thảo khác. Hãy sửa dự thảo đó, hoặc chọn mã khác cho đợt mới.',
  );
}

export function amendDirective(
  state: Directive,
  content: DirectiveContent,
  by: string,
): readonly DirectiveEvent[] {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status !== 'drafted') throw notADraft();
  return JSON.stringify(state.content) === JSON.stringify(content)
    ? []
    : [{ type: 'DirectiveAmended', data: { ...content, by } }];
}

/**
 * Stands in a draft for what nobody knows yet: the number and day of a letter that has not arrived.
 */
export const BLANK = '……';

/**
 * Throws unless the draft has the letter that `asksSuperior` asks for, and no blank is left in its
 * text. Errors: `Refused` SUPERIOR_LETTER_MISSING, LETTER_HAS_BLANKS.
 */
export function requireWhole(state: Directive, asksSuperior: boolean): void {
  if (state.status !== 'drafted') return;
  const { superior, letter, subject } = state.content;
  if (!superior && asksSuperior) {
    throw new Refused(
      'SUPERIOR_LETTER_MISSING',
      'Dự thảo chưa có công văn của cấp trên mà đợt này thực hiện. Khi nhận được công văn, ' +
        'hãy bổ sung vào dự thảo rồi ban hành.',
    );
  }
  const texts = [
    subject,
    letter.addressee,
    letter.opening,
    ...letter.points,
    letter.deadlineNote,
    letter.closing,
    ...letter.recipients,
  ];
  if (texts.some((text) => text.includes(BLANK)))
    throw new Refused(
      'LETTER_HAS_BLANKS',
      `Dự thảo còn chỗ trống “${BLANK}”. Hãy điền số, ngày công văn của cấp trên vào các chỗ ` +
        'đó rồi ban hành.',
    );
}

export function withdrawDirective(
  state: Directive,
  reason: string,
  by: string,
): readonly DirectiveEvent[] {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'withdrawn') return [];
  if (state.status !== 'drafted')
    throw new Refused(
      'ALREADY_ISSUED',
      'Văn bản đã ban hành. Muốn thu hồi thì ban hành công văn thu hồi (thu hồi văn bản đã ' +
        'ban hành), do cấp ủy quyết định.',
    );
  return [{ type: 'DirectiveWithdrawn', data: { reason, by } }];
}
