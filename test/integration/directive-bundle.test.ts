import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { importOrg, parseOrgFile } from '#libs/org';
import { inTransaction, setLogLevel } from '#libs/platform';
import { addTreeCommands } from '../../apps/cli/src/tree/tree-commands.js';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, well } from '../support/call.js';
import { freshKey, type Issued, issueOn, tokenOf } from '../support/issued.js';
import { OTHER, otherOrg } from '../support/side-by-side.js';
import { openStage, type Stage } from '../support/stage.js';

// Two installations, each with its database and its secret: what one exports, the other takes.

let above: Stage;
let below: Stage;
let issued: Issued;
let file: string;
let key: string;
let clerk: string;
let before: NodeJS.ProcessEnv;
setLogLevel('error');

/** What `dondoc …` prints in that installation, or the code and the words of its refusal. */
async function dondoc({ config }: Stage, ...words: string[]): Promise<string> {
  process.env = {
    ...before,
    DATABASE_URL: config.databaseUrl,
    DONDOC_VAR: config.varDir,
    SECRET_KEY: config.secretKey,
  };
  const lines: string[] = [];
  const program = new Command('dondoc').exitOverride();
  addTreeCommands(program, (line) => lines.push(line));
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    lines.push(`${(error as { code?: string }).code}: ${(error as Error).message}`);
  } finally {
    process.env = before;
  }
  return lines.join('\n');
}

beforeAll(async () => {
  before = process.env;
  above = await openStage({ env: { SECRET_KEY: 'bi-mat-cua-cap-tren-0123456789abcdef' } });
  below = await openStage({
    worker: false,
    env: { SECRET_KEY: 'bi-mat-cua-cap-duoi-0123456789abcdef' },
  });
  for (const stage of [above, below]) await stage.moveTo('2024-01-30T10:00:00+07:00');
  issued = await issueOn(above, { byWorker: true });
  clerk = await tokenOf(below, { name: 'Văn thư dưới', role: 'clerk' });
  file = path.join(above.config.varDir, 'cong-van.json');
}, 120_000);
afterAll(async () => {
  process.env = before;
  await above.close();
  await below.close();
});

const duties = async () =>
  (await well(call(below.url, '/api/from-above', { token: clerk }))).body as never as Record<
    string,
    unknown
  >[];
const take = (from: string, ...words: string[]): Promise<string> =>
  dondoc(below, 'import-directive', from, '--key', key, ...words);
const rows = () =>
  below.dataSource.query(
    'select id, version, received_by as by from app.received_directive order by committee',
  ) as Promise<Record<string, unknown>[]>;

describe('a directive between two installations', () => {
  it('is written to a file that the installation signs', async () => {
    key = await dondoc(above, 'signing-key');
    expect(key).toMatch(/^MCowBQYDK2VwAyEA[\w+/]{43}=$/);
    expect(key).not.toBe(await dondoc(below, 'signing-key'));
    expect(await dondoc(above, 'export-directive', issued.directive, '--out', file)).toMatch(
      /^Đã ghi công văn số 241-CV\/ĐU vào .*cong-van\.json, ký bằng khóa [0-9a-f]{16}\./,
    );
    const { content, publicKey } = JSON.parse(await readFile(file, 'utf8')) as {
      content: Record<string, unknown>;
      publicKey: string;
    };
    expect(publicKey).toBe(key);
    expect(Object.keys(content).toSorted()).toEqual([
      'body',
      'cutoffAt',
      'dueOn',
      'issuedOn',
      'letter',
      'number',
      'subject',
      'targetTerms',
      'version',
      'wording',
      'workflow',
      'year',
    ]);
    expect(await dondoc(above, 'export-directive', issued.directive, '--out', file)).toMatch(
      /^FILE_NOT_WRITTEN: Đã có tệp .* không ghi đè/,
    );
  });

  it('is taken once, however often', async () => {
    expect(await duties()).toEqual([]);
    expect(await take(file)).toMatch(/^Đã nhập công văn số 241-CV\/ĐU của Đảng ủy Văn phòng UBND/);
    expect(await take(file)).toMatch(/^Đã nhập từ trước, không thay đổi gì: công văn số 241-CV/);
    expect(await rows()).toMatchObject([{ version: 2, by: expect.stringMatching(/^operator:/) }]);
    expect(await duties()).toMatchObject([
      {
        id: expect.stringMatching(/^nhan-[0-9a-f]{16}$/),
        from: 'file',
        number: '241-CV/ĐU',
        on: '2024-01-30',
        body: 'Đảng ủy Văn phòng UBND tỉnh',
        dueOn: '2024-02-15',
        state: 'to-do',
      },
    ]);
  });

  it('is drafted from, issued, and its letter is the sealed one', async () => {
    const [{ id }] = (await duties()) as [{ id: string }];
    const letter = await call(below.url, `/api/from-above/${id}/letter.pdf`, { token: clerk });
    const sealed = await call(above.url, `/documents/notice-${issued.directive}.pdf`, {
      token: issued.clerk,
    });
    expect([letter.status, letter.text === sealed.text]).toEqual([200, true]);
    const { body } = await well(call(below.url, `/api/from-above/${id}/draft`, { token: clerk }));
    const draft = body['body'] as { directive: string };
    const made = { ...draft, baseNotice: letter2024.baseNotice };
    await well(call(below.url, '/api/directives', { token: clerk, key: freshKey(), body: made }));
    expect(await duties()).toMatchObject([{ state: 'drafted', directive: made.directive }]);
    await well(
      call(below.url, `/api/directives/${made.directive}/issue`, { token: clerk, key: freshKey() }),
    );
    expect(await duties()).toMatchObject([{ state: 'issued', directive: made.directive }]);
  });

  it('comes again when it was corrected, and never goes back', async () => {
    const later = file.replace('.json', '-2.json');
    const corrected = await call(above.url, `/api/directives/${issued.directive}/correct`, {
      token: issued.approver,
      key: freshKey(),
      body: { reason: 'Lùi hạn', dueOn: '2024-02-20' },
    });
    expect(corrected).toMatchObject({ status: 200 });
    expect(await dondoc(above, 'export-directive', issued.directive, '--out', later)).toMatch(
      /^Đã ghi/,
    );
    expect(await take(later)).toMatch(/^Đã thay bằng bản đính chính mới hơn: công văn số 241-CV/);
    expect(await duties()).toMatchObject([{ dueOn: '2024-02-20', state: 'issued' }]);
    expect(await take(file)).toMatch(/^BUNDLE_OLDER: Đã nhận bản mới hơn của công văn số 241-CV/);
    expect(await duties()).toMatchObject([{ dueOn: '2024-02-20' }]);
  });
});

type Change = (bundle: Record<string, never>) => unknown;
const edited =
  (change: (bundle: { content: Record<string, unknown> } & Record<string, unknown>) => void) =>
  (bundle: Record<string, never>) => {
    change(bundle as never);
    return bundle;
  };

describe('what is refused, in words', () => {
  const strange = generateKeyPairSync('ed25519').publicKey;
  const line = (spki: typeof strange): string =>
    spki.export({ type: 'spki', format: 'der' }).toString('base64');

  it.each<[string, Change, RegExp]>([
    ['no JSON', () => '{', /^BUNDLE_UNREADABLE: Tệp không đọc được/],
    ['no bundle', () => [], /^BUNDLE_FORMAT_UNKNOWN: .*“undefined”/],
    [
      'another format',
      edited((bundle) => (bundle['format'] = 'dondoc-directive/2')),
      /^BUNDLE_FORMAT_UNKNOWN: .*“dondoc-directive\/2”, hệ thống này đọc dondoc-directive\/1/,
    ],
    [
      'a field that is not known',
      edited(({ content }) => (content['extra'] = 'x')),
      /^BUNDLE_INCOMPLETE: Tệp thiếu hoặc sai ở: content/,
    ],
    [
      'a field that is missing',
      edited(({ content }) => delete content['dueOn']),
      /^BUNDLE_INCOMPLETE: .*content\.dueOn/,
    ],
    [
      'a changed day',
      edited(({ content }) => (content['dueOn'] = '2024-02-16')),
      /^BUNDLE_SIGNATURE_WRONG: Chữ ký không đúng với nội dung/,
    ],
    [
      'a changed blank',
      edited(({ content }) => (content['subject'] = `${String(content['subject'])} `)),
      /^BUNDLE_SIGNATURE_WRONG/,
    ],
    [
      'a changed letter',
      edited(({ content }) => ((content['letter'] as { base64: string }).base64 = 'AAAA')),
      /^BUNDLE_SIGNATURE_WRONG/,
    ],
    [
      'a changed signature',
      edited((bundle) => (bundle['signature'] = `00${String(bundle['signature']).slice(2)}`)),
      /^BUNDLE_SIGNATURE_WRONG/,
    ],
    [
      'a key inside that is not the one given',
      edited((bundle) => (bundle['publicKey'] = line(strange))),
      /^BUNDLE_OF_ANOTHER_KEY/,
    ],
  ])('%s', async (name, change, words) => {
    const wrong = path.join(below.config.varDir, `${name.replaceAll(' ', '-')}.json`);
    const made = change(JSON.parse(await readFile(file, 'utf8')));
    await writeFile(wrong, typeof made === 'string' ? made : JSON.stringify(made));
    const stood = await rows();
    expect(await take(wrong)).toMatch(words);
    expect(await rows()).toEqual(stood);
  });

  it.each<[string, () => string, RegExp]>([
    ['somebody else’s key', () => line(strange), /^BUNDLE_OF_ANOTHER_KEY: Tệp ký bằng khóa/],
    ['no key', () => `MCow${'A'.repeat(56)}`, /^BAD_PUBLIC_KEY: Khóa công khai không đọc được/],
    ['a key file that is not there', () => '/khong-co.pem', /^FILE_NOT_READ: .*khong-co/],
  ])('%s', async (_, given, words) => {
    expect(await dondoc(below, 'import-directive', file, '--key', given())).toMatch(words);
  });

  it('a file that is not there, a directive that is not, a draft', async () => {
    expect(await take('/khong-co.json')).toMatch(/^FILE_NOT_READ/);
    const out = ['--out', `${file}.x`];
    expect(await dondoc(above, 'export-directive', 'khong-co', ...out)).toMatch(
      /^NO_SUCH_DIRECTIVE/,
    );
    await well(
      call(above.url, '/api/directives', {
        token: issued.clerk,
        key: freshKey(),
        body: { ...letter2024, directive: 'con-du-thao' },
      }),
    );
    expect(await dondoc(above, 'export-directive', 'con-du-thao', ...out)).toMatch(/^NOT_ISSUED/);
  });

  it('must-fail control: the very file is still taken, also by the key in a PEM file', async () => {
    const pem = path.join(below.config.varDir, 'khoa.pem');
    await writeFile(pem, `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----\n`);
    const later = file.replace('.json', '-2.json');
    expect(await dondoc(below, 'import-directive', later, '--key', pem)).toMatch(
      /^Đã nhập từ trước/,
    );
  });

  it('where there are several committees, one that is not named', async () => {
    await inTransaction(below.dataSource, (manager) =>
      importOrg(manager, parseOrgFile(otherOrg())),
    );
    const later = file.replace('.json', '-2.json');
    expect(await take(later)).toMatch(/^RECEIVER_NEEDED: .*dang-uy-hai, dang-uy-vp/);
    expect(await take(later, '--committee', 'khong-co')).toMatch(/^NO_SUCH_RECEIVER/);
    expect(await take(later, '--committee', OTHER)).toMatch(/^Đã nhập công văn/);
    expect((await rows()).length).toBe(2);
    const other = await tokenOf(below, { name: 'Văn thư Hai', role: 'clerk', committee: OTHER });
    const seen = await well(call(below.url, '/api/from-above', { token: other }));
    expect(seen.body).toMatchObject([{ state: 'to-do' }]);
    expect(await duties()).toMatchObject([{ state: 'issued' }]);
  });
});
