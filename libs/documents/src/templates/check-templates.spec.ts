import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { boardSchema, composePage } from './board.js';
import {
  checkSubject,
  checkTemplates,
  strays,
  type Subject,
  unescaped,
} from './check-templates.js';
import { templateText } from './engine.js';
import {
  composeMessage,
  composeParsedMessage,
  messageSchemas,
  type MessageStep,
} from './messages.js';

const variables = JSON.parse(templateText('messages', 'sample.json')) as never;

describe('checkTemplates', () => {
  it('finds nothing in the templates we ship', () => {
    expect(() => checkTemplates()).not.toThrow();
  });

  // The shipped sample of one message stands for a broken tree. Only the schema or the rendering
  // differs.
  const schema = z.object({ cellName: z.string() });
  const subject: Subject = {
    name: 'x',
    schema,
    samples: { 'sample.json': variables },
    render: (sample, watch) => [watch(schema.parse(sample)).cellName],
  };
  const broken: [string, Subject, RegExp][] = [
    [
      'a field nobody prints',
      { ...subject, schema: z.object({ cellName: z.string(), url: z.string() }) },
      /không mẫu nào dùng trường url/,
    ],
    [
      'a sample that does not fit',
      {
        ...subject,
        render: (sample) => [z.object({ cellName: z.iso.date() }).parse(sample).cellName],
      },
      /sample\.json\): cellName/,
    ],
    [
      'a template that fails',
      {
        ...subject,
        render: () => {
          throw new Error('"ten" not defined');
        },
      },
      /"ten" not defined/,
    ],
    ['a template that prints nothing', { ...subject, render: () => [' '] }, /in ra trống/],
    ['a kind without samples', { ...subject, samples: {} }, /thiếu mẫu thử/],
  ];

  it('accepts the control', () => {
    expect(checkSubject(subject)).toEqual([]);
  });

  it.each(broken)('names %s', (_name, wrong, finding) => {
    expect(checkSubject(wrong).join()).toMatch(finding);
  });

  it('names what belongs to nothing, and what is missing', () => {
    const findings = strays(['cong-van', 'giay-moi'], ['reminder', 'chuc-mung']).join('\n');
    for (const finding of [
      'templates/giay-moi: không có',
      'thong-bao-phe-duyet: thiếu',
      'templates/messages/chuc-mung: không có',
      'messages/expired: thiếu mẫu',
    ])
      expect(findings).toContain(finding);
  });

  it('finds unescaped output and variables the data lacks', () => {
    expect(unescaped('x.hbs', 'a {{{b}}}')).toHaveLength(1);
    expect(unescaped('x.hbs', 'a {{& b}}')).toHaveLength(1);
    expect(unescaped('x.hbs', 'a {{b}}')).toEqual([]);
    expect(() =>
      composeParsedMessage('approved', { cellName: 'A', directiveNumber: '1', url: '/' }),
    ).toThrow(/noticeNumber/);
  });
});

describe('composeMessage', () => {
  it.each(Object.keys(messageSchemas) as MessageStep[])(
    '%s: one subject line, a short body, no markup',
    (step) => {
      const { subject, body } = composeMessage(step, variables);
      expect(subject).not.toContain('\n');
      expect(`${subject}${body}`).not.toMatch(/[{}<>]|undefined|null|&#x/);
      expect(body.length).toBeLessThan(700);
      expect(body).toContain('http://127.0.0.1:3000/');
    },
  );

  it('keeps a line break in a variable out of the subject', () => {
    const { subject } = composeMessage('reminder', {
      ...(variables as object),
      directiveNumber: '241-CV/ĐU\r\nBcc: x@y.vn',
    });
    expect(subject.split(/[\r\n]/)).toHaveLength(1);
  });

  it('refuses when a variable is missing', () => {
    expect(() =>
      composeMessage('approved', { cellName: 'Chi bộ A', directiveNumber: '1', url: '/' }),
    ).toThrow(/noticeNumber/);
  });
});

describe('composePage', () => {
  const sample = boardSchema.parse(JSON.parse(templateText('board', 'sample.json')));

  it('shows the state of each cell in words, escaped', () => {
    const html = composePage('board', { ...sample, committeeName: '<b>Đảng ủy</b>' });
    expect(html).toContain('lang="vi"');
    expect(html).toContain('&lt;b&gt;Đảng ủy&lt;/b&gt;');
    expect(html).toContain('Coi như không thực hiện');
    expect(html).toContain('<a href="/api/documents/119">119-TB/ĐU (PDF)</a>');
  });

  it('says so when there is no directive yet', () => {
    expect(composePage('board', { ...sample, campaign: null })).toContain('Chưa có công văn nào');
  });

  it('refuses links that are not http', () => {
    for (const directiveUrl of ['javascript:alert(1)', '//x.vn', 'data:text/html,x']) {
      expect(() =>
        composePage('board', {
          ...sample,
          campaign: sample.campaign && { ...sample.campaign, directiveUrl },
        }),
      ).toThrow('liên kết');
    }
  });
});
