import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Archive } from './archive.js';
import { buildWriter } from './archive-writer.examples.js';
import { placeCopy } from './durable-file.js';

const pdf = (text: string) => ({
  bytes: Buffer.from(`%PDF-1.7 ${text}`),
  mediaType: 'application/pdf',
});
const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('Archive', () => {
  let dir: string;
  let archive: Archive;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'archive-'));
    archive = new Archive(dir);
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const index = async (
    dossier = '2024',
  ): Promise<{ file: string; title: string | null; sha256: string }[]> =>
    (
      JSON.parse(await readFile(join(dir, 'ho-so', dossier, 'muc-luc.json'), 'utf8')) as {
        documents: { file: string; title: string | null; sha256: string }[];
      }
    ).documents;
  const temporaries = () => readdir(join(dir, 'objects', 'tmp'));

  it(
    'marks what was revoked in the index, before or after the document is there, and leaves ' +
      'the document alone',
    async () => {
      const [first, second] = [pdf('một'), pdf('hai')];
      await archive.put({ ...first, dossier: '2024', name: '119-TB-ĐU', title: 'Phê duyệt' });
      const mark = {
        reason: 'Phê duyệt nhầm <danh sách>',
        document: '260-CV/ĐU',
        documentOn: '2024-02-26',
      };
      for (const name of ['119-TB-ĐU', '120-TB-ĐU', '119-TB-ĐU'])
        await archive.noteRevoked({ dossier: '2024', name }, { ...mark });
      await new Archive(dir).put({ ...second, dossier: '2024', name: '120-TB-ĐU' });
      await archive.put({ ...pdf('ba'), dossier: '2024', name: '121-TB-ĐU' });
      expect((await index()) as object[]).toMatchObject([
        { file: '119-TB-ĐU.pdf', revoked: mark },
        { file: '120-TB-ĐU.pdf', revoked: mark },
        { file: '121-TB-ĐU.pdf' },
      ]);
      expect((await index())[2]).not.toHaveProperty('revoked');
      expect(await readFile(join(dir, 'ho-so', '2024', '119-TB-ĐU.pdf'))).toEqual(first.bytes);
      expect(await readFile(join(dir, 'ho-so', '2024', 'muc-luc.html'), 'utf8')).toContain(
        'Đã thu hồi theo 260-CV/ĐU, ngày 26/02/2024: Phê duyệt nhầm &lt;danh sách&gt;',
      );
      expect((await archive.entries()).map(({ name }) => name)).toEqual([
        '119-TB-ĐU',
        '120-TB-ĐU',
        '121-TB-ĐU',
      ]);
    },
  );

  it('stores the bytes once, names them in the dossier and indexes them', async () => {
    const file = pdf('thông báo');
    const sha256 = shaOf(file.bytes);
    const first = await archive.put({
      ...file,
      dossier: '2024',
      name: '119-TB-ĐU',
      title: 'về phê duyệt <quy hoạch>',
    });
    expect(first).toEqual({ sha256, size: file.bytes.length, path: 'ho-so/2024/119-TB-ĐU.pdf' });
    expect(
      await archive.put({ ...file, dossier: '2024', name: '119-TB-ĐU'.normalize('NFD') }),
    ).toEqual(first);
    const standing = (name: string) =>
      archive.standing({ dossier: '2024', name, mediaType: file.mediaType });
    expect(await standing('119-TB-ĐU')).toEqual({ path: first.path, bytes: file.bytes });
    expect(await standing('120-TB-ĐU')).toBeUndefined();
    expect((await archive.get(sha256)).equals(file.bytes)).toBe(true);
    expect(await archive.has(sha256)).toBe(true);
    expect(await index()).toEqual([
      {
        file: '119-TB-ĐU.pdf',
        title: 'về phê duyệt <quy hoạch>',
        sha256,
        size: file.bytes.length,
        mediaType: 'application/pdf',
      },
    ]);
    expect(await readFile(join(dir, 'ho-so/2024/muc-luc.html'), 'utf8')).toContain(
      'về phê duyệt &lt;quy hoạch&gt;',
    );
    expect(await archive.entries()).toEqual([
      {
        ...first,
        dossier: '2024',
        name: '119-TB-ĐU',
        mediaType: 'application/pdf',
        title: 'về phê duyệt <quy hoạch>',
      },
    ]);
    expect(await archive.objects()).toEqual([sha256]);
    expect(await temporaries()).toEqual([]);
    const tree = await readdir(dir, { recursive: true });
    expect(tree.filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
  });

  it('refuses other bytes under the same name and keeps the first', async () => {
    const { sha256 } = await archive.put({ ...pdf('một'), dossier: '2024', name: '119' });
    await expect(archive.put({ ...pdf('hai'), dossier: '2024', name: '119' })).rejects.toThrow(
      'already holds other bytes',
    );
    expect(await archive.objects()).toEqual([sha256]);
    expect((await index()).map((line) => line.sha256)).toEqual([sha256]);
    expect(await temporaries()).toEqual([]);
  });

  it.each(['../x', 'a/b', 'a\\b', '.ẩn', '', 'x'.repeat(201), 'a\u0000b', 'muc-luc'])(
    'refuses %j as a name',
    async (name) => {
      await expect(archive.put({ ...pdf('x'), dossier: '2024', name })).rejects.toThrow(RangeError);
      await expect(archive.put({ ...pdf('x'), dossier: name, name: 'x' })).rejects.toThrow(
        RangeError,
      );
    },
  );

  it('orders its index as people count: 99 before 100', async () => {
    await Promise.all(
      ['100-TB', '99-TB', '101-TB'].map((name) =>
        archive.put({ ...pdf(name), dossier: '2024', name }),
      ),
    );
    expect((await index()).map(({ file }) => file)).toEqual([
      '99-TB.pdf',
      '100-TB.pdf',
      '101-TB.pdf',
    ]);
  });

  it(
    'completes what a crash left: a name without object and index, half-written files, a torn ' +
      'index',
    async () => {
      await archive.put({ ...pdf('một'), dossier: '2024', name: '119' });
      const named = pdf('hai').bytes;
      await writeFile(join(dir, 'ho-so/2024/120.pdf'), named);
      await writeFile(join(dir, 'objects/tmp', `${hostname()}.999999999.${randomUUID()}`), 'nửa');
      await writeFile(join(dir, 'ho-so/2024/muc-luc.json'), '{"documents": [');
      const again = new Archive(dir);
      await again.open();
      expect(await temporaries()).toEqual([]);
      expect((await index()).map(({ file }) => file)).toEqual(['119.pdf', '120.pdf']);
      expect((await again.get(shaOf(named))).equals(named)).toBe(true);
      expect(
        await again.put({
          bytes: named,
          mediaType: 'application/pdf',
          dossier: '2024',
          name: '120',
          title: 'tên sau',
        }),
      ).toMatchObject({ sha256: shaOf(named) });
      expect((await index())[1]?.title).toBe('tên sau');
    },
  );

  it('says so when a stored file was changed or is gone', async () => {
    const { sha256, path } = await archive.put({ ...pdf('một'), dossier: '2024', name: '119' });
    const object = join(dir, 'objects', sha256.slice(0, 2), sha256);
    await chmod(object, 0o644);
    await writeFile(object, 'khác');
    await expect(archive.get(sha256)).rejects.toThrow('not what its hash says');
    await expect(archive.put({ ...pdf('một'), dossier: '2024', name: '119' })).rejects.toThrow(
      'already holds other bytes',
    );
    expect((await archive.entries())[0]).toMatchObject({
      path,
      sha256: shaOf(Buffer.from('khác')),
    });
    await expect(archive.get('0'.repeat(64))).rejects.toThrow('not in the archive');
    await expect(archive.get('../../x')).rejects.toThrow(RangeError);
  });

  it('keeps what it stores read-only', async () => {
    const { path } = await archive.put({ ...pdf('một'), dossier: '2024', name: '119' });
    expect((await stat(join(dir, path))).mode & 0o222).toBe(0);
  });

  it(
    'copies where the file system has no hard links, and never over a name that is ' + 'taken',
    async () => {
      await writeFile(join(dir, 'nguồn'), 'một');
      await writeFile(join(dir, 'khác'), 'hai');
      expect(await placeCopy(join(dir, 'nguồn'), join(dir, 'đích'), dir)).toBe(true);
      expect(await placeCopy(join(dir, 'khác'), join(dir, 'đích'), dir)).toBe(false);
      expect(await readFile(join(dir, 'đích'), 'utf8')).toBe('một');
      expect(await readdir(dir)).toHaveLength(3);
    },
  );

  it('is read without being written, also when it is empty', async () => {
    expect([await archive.entries(), await archive.objects(), await readdir(dir)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  describe('with writers in other processes', () => {
    let built: string;
    beforeAll(async () => {
      built = await buildWriter();
    });
    afterAll(() => rm(built, { recursive: true, force: true }));
    const writer = (...args: string[]) =>
      spawn(process.execPath, [join(built, 'writer.mjs'), dir, ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });

    it('gives both the same answer for the same documents', async () => {
      const outputs = await Promise.all(['a', 'b'].map((title) => outputOf(writer('25', title))));
      expect(outputs[0]).toBe(outputs[1]);
      expect(outputs[0]?.trim().split('\n')).toHaveLength(25);
      expect(await index()).toHaveLength(25);
      expect(await archive.objects()).toHaveLength(25);
      expect(await temporaries()).toEqual([]);
    });

    it.each([1, 2, 3, 5, 8])('is whole after kill -9 behind document %i', async (count) => {
      const child = writer('1000', 'x');
      let seen = '';
      child.stdout.on('data', (data: Buffer) => {
        seen += data.toString();
        if (seen.split('\n').length > count) child.kill('SIGKILL');
      });
      await new Promise((resolve) => child.once('exit', resolve));
      await archive.open();
      const entries = await archive.entries();
      expect(entries.map(({ sha256 }) => sha256).toSorted()).toEqual(await archive.objects());
      expect((await index()).map(({ file }) => file)).toEqual(
        entries.map(({ name }) => `${name}.pdf`),
      );
      for (const shown of seen.trim().split('\n')) expect(await archive.has(shown)).toBe(true);
      expect(await temporaries()).toEqual([]);
    });
  });
});

function outputOf(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve) => {
    let output = '';
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    child.once('close', () => resolve(output));
  });
}
