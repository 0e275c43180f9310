import { describe, expect, it } from '@jest/globals';
import { brokenDefinitions } from './broken-all.examples.js';
import { oddGuards } from './broken-guards.examples.js';
import { expire, whole } from './broken.examples.js';
import { checkWorkflowText, formatFinding, parseWorkflow, WorkflowError } from './index.js';
import { changed, planningFile, planningText } from './workflow.examples.js';

describe('checkWorkflowText', () => {
  it('has nothing to say about the shipped definition', () =>
    expect(checkWorkflowText(planningText, planningFile)).toEqual([]));

  it.each(oddGuards)('has nothing to say about a guard on %s', (_name, text) =>
    expect(checkWorkflowText(text, planningFile)).toEqual([]),
  );

  it('takes lines that end as on Windows, and notes of every kind', () =>
    expect(
      checkWorkflowText(
        changed('title: Mở lại', 'title: Mở lại # ghi chú').replaceAll('\n', '\r\n'),
        planningFile,
      ),
    ).toEqual([]));

  it.each([...brokenDefinitions])('finds %s', (...[, text, at, message, fix]) => {
    const findings = checkWorkflowText(text, planningFile);
    const found = findings.find((finding) => message.test(finding.message));
    if (!found) throw new Error(`not found among:\n${findings.map(formatFinding).join('\n')}`);
    expect(found.fix).toMatch(fix);
    expect(found.file).toBe(planningFile);
    expect(
      text
        .split('\n')
        .slice(found.line - 1)
        .join('\n')
        .slice(found.column - 1, found.column - 1 + at.length),
    ).toBe(at);
    expect(() => parseWorkflow(text, planningFile)).toThrow(WorkflowError);
  });

  it('says a misspelt key once, not also that it is missing', () => {
    expect(
      checkWorkflowText(changed('reminders:', 'remindres:'), planningFile).map(formatFinding),
    ).toEqual([`${planningFile}:20:1: Khóa lạ 'remindres'. Có phải ý là 'reminders'?`]);
  });

  it('finds everything at once, in the order of the file', () => {
    const text = changed(
      'workingDaysBefore: 2',
      'workingDaysBefore: 5',
      changed(whole(expire), '', changed('type: TB', 'type: TBB')),
    );
    const findings = checkWorkflowText(text, planningFile);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining("không có bước 'expire'"),
      expect.stringContaining('Đã có bước nhắc trước 5'),
      expect.stringContaining("tên 'TBB'"),
      expect.stringContaining("'expired'"),
      expect.stringContaining("Lệnh 'expire' không có bước chuyển"),
    ]);
    expect(findings.map(({ line }) => line)).toEqual(
      [...findings].map(({ line }) => line).sort((a, b) => a - b),
    );
  });

  it('survives hostile text', () => {
    for (const opener of ['[', '{a: ', '- ', '? ', '-\t', '[{'])
      expect(checkWorkflowText(opener.repeat(8_000), 'x')[0]?.message).toContain('quá sâu');
    expect(
      checkWorkflowText(
        Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
        'x',
      )[0]?.line,
    ).toBe(1);
    expect(checkWorkflowText('a: 1\n'.repeat(10_000), 'x')[0]?.message).toContain('dài hơn');
    expect(checkWorkflowText(`a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]`, 'x')[0]?.message).toContain(
      'bí danh',
    );
    expect(checkWorkflowText('\u0000\uFFFF: [', 'x').length).toBeGreaterThan(0);
  });
});
