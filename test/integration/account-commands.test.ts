import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { addAccountCommands } from '../../apps/cli/src/accounts/account-commands.js';
import { addTokenCommands } from '../../apps/cli/src/accounts/token-commands.js';
import { call } from '../support/call.js';
import { openStage, type Stage } from '../support/stage.js';

let stage: Stage;
let before: NodeJS.ProcessEnv;

/** What `dondoc …` prints, in this process, on the database of the stage. */
async function dondoc(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const program = new Command('dondoc')
    .exitOverride()
    .configureOutput({ writeErr: (text) => lines.push(text) });
  for (const add of [addTokenCommands, addAccountCommands])
    add(program, (line) => lines.push(line));
  for (const command of program.commands) command.exitOverride();
  await program.parseAsync(words, { from: 'user' });
  return lines.join('\n');
}

beforeAll(async () => {
  stage = await openStage({ worker: false });
  before = process.env;
  process.env = {
    ...before,
    DATABASE_URL: stage.config.databaseUrl,
    DONDOC_VAR: stage.config.varDir,
  };
}, 60_000);
afterAll(async () => {
  process.env = before;
  await stage.close();
});

describe('dondoc account and token', () => {
  it('adds a person with an office and an account, and shows them', async () => {
    const added = await dondoc(
      ...['account', 'add', '--name', 'Lý Thị Mẫu', '--role', 'approver', '--from', '01/01/2024'],
      ...['--source', '12-QĐ/ĐU', '--sign-in', 'ly.mau', '--reason', 'Cấp ủy mới'],
    );
    expect(added).toBe('Đã ghi Lý Thị Mẫu: nguoi-1, giữ capuy-1, đăng nhập: ly.mau.');
    expect(await dondoc('account')).toBe(
      'nguoi-1  Lý Thị Mẫu  đăng nhập: ly.mau\n' +
        '  capuy-1: approver, từ 01/01/2024, theo 12-QĐ/ĐU',
    );
  });

  it('gives, lends and ends offices', async () => {
    await dondoc(
      ...['account', 'add', '--name', 'Vàng A Thử', '--role', 'reviewer', '--reason', 'Phó ban'],
    );
    expect(await dondoc('account', 'offices', 'give', 'nguoi-2', '--role', 'auditor')).toBe(
      'Đã giao kiemtra-1 cho nguoi-2.',
    );
    expect(
      await dondoc(
        ...['account', 'offices', 'lend', 'capuy-1', '--to', 'nguoi-2', '--from', '01/01/2024'],
        ...['--until', '31/01/2024', '--document', '31-GUQ/ĐU'],
      ),
    ).toBe('Đã ủy quyền: capuy-1-thay-1, việc làm trong thời gian ấy ghi là thay mặt capuy-1.');
    expect(
      await dondoc(
        ...['account', 'offices', 'end', 'kiemtra-1', '--last-day', '2024-01-05'],
        ...['--reason', 'Chuyển việc'],
      ),
    ).toBe('kiemtra-1 còn giữ đến hết ngày 05/01/2024.');
    expect(await dondoc('account', 'list', 'nguoi-2')).toBe(
      'nguoi-2  Vàng A Thử  chưa có tài khoản\n' +
        '  capuy-1-thay-1: approver, thay mặt capuy-1, từ 01/01/2024, đến hết 31/01/2024, ' +
        'theo 31-GUQ/ĐU\n' +
        '  kiemtra-1: auditor, đến hết 05/01/2024, hiện không giữ\n' +
        '  thamdinh-1: reviewer',
    );
  });

  it('joins two entries of one person', async () => {
    await dondoc(
      ...['account', 'add', '--name', 'Vàng A Thử', '--role', 'clerk', '--reason', 'Kiêm nhiệm'],
    );
    expect(await dondoc('account', 'join', 'nguoi-3', 'nguoi-2', '--reason', 'Một người')).toBe(
      'Đã gộp nguoi-3 vào nguoi-2: vanthu-1.',
    );
    expect(await dondoc('account', 'list', 'nguoi-2')).toContain('vanthu-1: clerk');
    await expect(dondoc('account', 'join', 'nguoi-2', 'nguoi-2', '--reason', 'x')).rejects.toThrow(
      'đã là một người',
    );
  });

  it('invites, resets and tells a code', async () => {
    const invited = await dondoc('account', 'invite', 'ly.mau', '--reason', 'Mới nhận việc');
    const token = /loi-moi#(\S+)$/.exec(invited)![1];
    const chosen = await call(stage.url, `/api/invitations/${token}`, {
      body: { password: 'bốn con vịt xanh qua sông' },
      headers: { origin: new URL(stage.url).origin },
    });
    expect(chosen.status).toBeLessThan(300);
    const signIn = () =>
      call(stage.url, '/api/session', {
        body: { name: 'ly.mau', password: 'bốn con vịt xanh qua sông' },
        headers: { origin: new URL(stage.url).origin },
      });
    expect(await signIn()).toMatchObject({ status: 200 });
    expect(await dondoc('account', 'code', 'ly.mau')).toMatch(/^Đọc cho ly\.mau: \d{8} /);
    expect(await dondoc('account', 'reset', 'ly.mau', '--reason', 'Quên mật khẩu')).toContain(
      'kết thúc mọi phiên',
    );
    expect(await signIn()).toMatchObject({ status: 401 });
    await expect(
      dondoc('account', 'reset', 'nguoi-2', '--reason', 'Chưa có tài khoản'),
    ).rejects.toThrow('không có tài khoản đang mở');
  }, 30_000);

  it('makes, lists and revokes tokens, and never shows one again', async () => {
    const token = await dondoc('token', '--name', 'Lý Thị Mẫu', '--role', 'approver');
    expect(token).toMatch(/^dd_[\w-]{43}$/);
    expect((await call(stage.url, '/api/directives', { token })).status).toBe(200);
    const listed = await dondoc('token', 'list');
    expect(listed).toMatch(
      /^[0-9a-f]{12} {2}capuy-1 {2}Lý Thị Mẫu {2}đang dùng được, hết hạn \d\d\/04\/2024, dùng lần cuối/,
    );
    expect(listed).not.toContain(token.slice(3, 15));
    const [{ token: handle }] = JSON.parse(await dondoc('token', 'list', '--json'));
    expect(await dondoc('token', 'revoke', handle, '--reason', 'Mất máy')).toBe(
      'Đã thu hồi 1 mã truy cập.',
    );
    expect((await call(stage.url, '/api/directives', { token })).status).toBe(401);
    expect(await dondoc('token', 'list')).toBe('Không có mã truy cập nào.');
    expect(await dondoc('token', 'list', '--all')).toContain('đã thu hồi');
  });

  it('closes an account with its tokens, and opens it again', async () => {
    const token = await dondoc('token', '--name', 'Lý Thị Mẫu', '--role', 'approver');
    expect(await dondoc('account', 'close', 'ly.mau', '--reason', 'Nghỉ hưu')).toBe(
      'Đã đóng tài khoản của ly.mau.',
    );
    expect((await call(stage.url, '/api/directives', { token })).status).toBe(401);
    expect(await dondoc('account', 'list', 'nguoi-1')).toContain('đăng nhập: ly.mau (đã đóng)');
    await expect(dondoc('account', 'close', 'ly.mau', '--reason', 'Lần nữa')).rejects.toThrow(
      'không có tài khoản hay mã truy cập nào đang mở',
    );
    await dondoc('account', 'open', 'nguoi-1', '--sign-in', 'ly.mau', '--reason', 'Trở lại');
    expect(await dondoc('account', 'list', 'nguoi-1')).not.toContain('(đã đóng)');
  });

  it.each([
    [['account', 'list', 'khong-co'], 'Không có tài khoản, người hay chức trách nào'],
    [['account', 'offices', 'end', 'khong-co', '--reason', 'x'], 'Không có chức trách'],
    [
      ['account', 'add', '--name', 'Đ/c Mẫu', '--role', 'clerk', '--reason', 'x'],
      'chỉ ghi họ và tên',
    ],
    [['account', 'add', '--name', 'Mẫu', '--role', 'cell', '--reason', 'x'], 'phải kèm mã chi bộ'],
    [
      ['account', 'offices', 'give', 'nguoi-1', '--role', 'clerk', '--from', '30/02/2024'],
      'phải là một ngày',
    ],
    [['token', '--name', 'Mẫu', '--role', 'clerk', '--days', '0'], 'từ 1 đến 36500'],
  ])('%j is refused with what to do', async (words, message) => {
    await expect(dondoc(...words)).rejects.toThrow(message);
  });
});
