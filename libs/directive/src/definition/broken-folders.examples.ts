import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { projectPath } from '#libs/platform';

/** A folder of a sound definition, spoilt in one way. */
export interface BrokenFolder {
  readonly name: string;
  /** What spoils the copy in `folder`; the folders beside it lie in `root`. */
  readonly spoil: (folder: string, root: string) => void;
  /** The file of the finding, from the folder on. */
  readonly file: string;
  readonly line: number;
  readonly message: RegExp;
  readonly fix: RegExp;
}

const good = 'bao-cao-dinh-ky';

/** A copy of a sound definition under another name. */
export function copyOfGood(root: string, name: string): string {
  const folder = path.join(root, name);
  cpSync(projectPath('workflows', good), folder, { recursive: true });
  const file = path.join(folder, 'workflow.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(`name: ${good}`, `name: ${name}`));
  return folder;
}

const inFile =
  (name: string, change: (bytes: Buffer) => Uint8Array | string) =>
  (folder: string): void => {
    const file = path.join(folder, name);
    writeFileSync(file, change(readFileSync(file)));
  };
const without =
  (name: string) =>
  (folder: string): void =>
    rmSync(path.join(folder, name));
const renamed =
  (from: string, to: string) =>
  (folder: string): void =>
    renameSync(path.join(folder, from), path.join(folder, to));

/** One byte of an old code page in place of the first letter of a line. */
const oldLetter =
  (line: number) =>
  (bytes: Buffer): Uint8Array => {
    const lines = bytes.toString('latin1').split('\n');
    lines[line - 1] = `# \xB5${lines[line - 1]!}`;
    return Buffer.from(lines.join('\n'), 'latin1');
  };

function emptied(folder: string): void {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
}

function replacedBy(what: (file: string) => void) {
  return (folder: string): void => {
    const file = path.join(folder, 'workflow.yaml');
    rmSync(file);
    what(file);
  };
}

export const brokenFolders: readonly BrokenFolder[] = [
  {
    name: 'an empty folder',
    spoil: emptied,
    file: '',
    line: 1,
    message: /Thư mục trống/,
    fix: /Xóa thư mục/,
  },
  {
    name: 'a folder with other files only',
    spoil: (folder) => {
      emptied(folder);
      writeFileSync(path.join(folder, 'README.md'), 'Ghi chú');
    },
    file: 'workflow.yaml',
    line: 1,
    message: /Không có tệp này/,
    fix: /workflow\.yaml, form\.yaml và rules\.yaml/,
  },
  {
    name: 'another ending',
    spoil: renamed('workflow.yaml', 'workflow.yml'),
    file: 'workflow.yaml',
    line: 1,
    message: /Không có tệp này/,
    fix: /'workflow\.yml'\? Đổi tên/,
  },
  {
    name: 'a name in capitals',
    spoil: renamed('workflow.yaml', 'Workflow.YAML'),
    file: 'workflow.yaml',
    line: 1,
    message: /Không có tệp này/,
    fix: /'Workflow\.YAML'\? Đổi tên/,
  },
  ...['form', 'rules'].map((part) => ({
    name: `no ${part}.yaml`,
    spoil: without(`${part}.yaml`),
    file: `${part}.yaml`,
    line: 1,
    message: /Không có tệp này/,
    fix: /Mỗi quy trình gồm/,
  })),
  ...['workflow', 'form', 'rules'].flatMap((part): BrokenFolder[] => [
    {
      name: `nothing in ${part}.yaml`,
      spoil: inFile(`${part}.yaml`, () => ''),
      file: `${part}.yaml`,
      line: 1,
      message: /Tệp trống/,
      fix: /./,
    },
    {
      name: `an old code page in ${part}.yaml`,
      spoil: inFile(`${part}.yaml`, oldLetter(3)),
      file: `${part}.yaml`,
      line: 3,
      message: /0xb5\) không phải UTF-8/,
      fix: /mã UTF-8/,
    },
    {
      name: `UTF-16 in ${part}.yaml`,
      spoil: inFile(`${part}.yaml`, (bytes) => Buffer.from(`\uFEFF${bytes.toString()}`, 'utf16le')),
      file: `${part}.yaml`,
      line: 1,
      message: /UTF-16/,
      fix: /UTF-8/,
    },
    {
      name: `megabytes in ${part}.yaml`,
      spoil: inFile(`${part}.yaml`, (bytes) => Buffer.concat([bytes, Buffer.alloc(5_000_000, 10)])),
      file: `${part}.yaml`,
      line: 1,
      message: /byte/,
      fix: /vài trang/,
    },
  ]),
  {
    name: 'noise',
    spoil: inFile('workflow.yaml', () =>
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 73 + 200) % 256)),
    ),
    file: 'workflow.yaml',
    line: 1,
    message: /UTF-8/,
    fix: /UTF-8/,
  },
  {
    name: 'nothing but NULs',
    spoil: inFile('workflow.yaml', () => Buffer.alloc(512)),
    file: 'workflow.yaml',
    line: 1,
    message: /U\+0000/,
    fix: /Xóa ký tự/,
  },
  {
    name: 'a bomb of aliases',
    spoil: inFile('workflow.yaml', () =>
      Array.from({ length: 26 }, (_, i) => {
        const [key, last] = [97 + i, 96 + i].map((code) => String.fromCodePoint(code));
        return `${key}: &${key} [${i === 0 ? 'x' : Array(9).fill(`*${last}`).join(', ')}]`;
      }).join('\n'),
    ),
    file: 'workflow.yaml',
    line: 2,
    message: /bí danh/,
    fix: /Viết lại/,
  },
  {
    name: 'brackets without end',
    spoil: inFile('workflow.yaml', () => '['.repeat(20_000)),
    file: 'workflow.yaml',
    line: 1,
    message: /quá sâu/,
    fix: /ngoặc/,
  },
  {
    name: 'a folder for a file',
    spoil: replacedBy((file) => mkdirSync(file)),
    file: 'workflow.yaml',
    line: 1,
    message: /thư mục, không phải tệp/,
    fix: /Đổi tên/,
  },
  {
    name: 'a pipe for a file',
    spoil: replacedBy((file) => execFileSync('mkfifo', [file])),
    file: 'workflow.yaml',
    line: 1,
    message: /không phải tệp/,
    fix: /./,
  },
  {
    name: 'a link to itself for a file',
    spoil: replacedBy((file) => symlinkSync(file, file)),
    file: 'workflow.yaml',
    line: 1,
    message: /trỏ vòng/,
    fix: /tệp thật/,
  },
  {
    name: 'a link to nowhere for a file',
    spoil: replacedBy((file) => symlinkSync('/khong/co', file)),
    file: 'workflow.yaml',
    line: 1,
    message: /không trỏ tới tệp nào/,
    fix: /tệp thật/,
  },
  {
    name: 'a link to itself for a folder',
    spoil: (folder) => {
      rmSync(folder, { recursive: true });
      symlinkSync(folder, folder);
    },
    file: 'workflow.yaml',
    line: 1,
    message: /trỏ vòng/,
    fix: /./,
  },
  {
    name: 'a name other than its folder',
    spoil: inFile('workflow.yaml', (bytes) =>
      bytes.toString().replace(/^name: .*$/m, 'name: khac'),
    ),
    file: 'workflow.yaml',
    line: 1,
    message: /Tên 'khac' khác tên thư mục/,
    fix: /đổi tên thư mục thành 'khac'/,
  },
  {
    name: 'a name that another folder has',
    spoil: (folder, root) => {
      copyOfGood(root, 'ban-goc');
      inFile('workflow.yaml', (bytes) => bytes.toString().replace(/^name: .*$/m, 'name: ban-goc'))(
        folder,
      );
    },
    file: 'workflow.yaml',
    line: 1,
    message: /thư mục 'ban-goc' cũng có/,
    fix: /xóa thư mục/,
  },
];

/** Odd and right: nothing is said of them. */
export const oddFolders: readonly Pick<BrokenFolder, 'name' | 'spoil'>[] = [
  {
    name: 'a mark of UTF-8 in front',
    spoil: inFile('workflow.yaml', (bytes) => `\uFEFF${bytes.toString()}`),
  },
  {
    name: 'lines that end as on Windows',
    spoil: inFile('form.yaml', (bytes) => bytes.toString().replaceAll('\n', '\r\n')),
  },
  {
    name: 'letters in two parts',
    spoil: inFile('workflow.yaml', (bytes) => bytes.toString().normalize('NFD')),
  },
  {
    name: 'a name in quotes',
    spoil: inFile('workflow.yaml', (bytes) =>
      bytes.toString().replace(/^name: (.*)$/m, "name: '$1'"),
    ),
  },
  {
    name: 'a name with a note behind it',
    spoil: inFile('workflow.yaml', (bytes) =>
      bytes.toString().replace(/^name: (.*)$/m, 'name: $1 # mã của quy trình'),
    ),
  },
  {
    name: 'a file beside the three',
    spoil: (folder) => writeFileSync(path.join(folder, 'GHI-CHU.txt'), 'Ghi chú'),
  },
];
