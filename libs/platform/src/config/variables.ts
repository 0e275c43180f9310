import { accessSync, constants } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';

/** Production refuses this default, because everybody can read it here. */
export const DEVELOPMENT_SECRET = 'dondoc-khoa-bi-mat-chi-dung-khi-phat-trien';

function url(...protocols: string[]) {
  const accepted = protocols.map((protocol) => `${protocol}://`).join(' hoặc ');
  return z.string().refine((value) => {
    try {
      const parsed = new URL(value);
      return protocols.includes(parsed.protocol.slice(0, -1)) && parsed.hostname !== '';
    } catch {
      return false;
    }
  }, `không phải địa chỉ bắt đầu bằng ${accepted}`);
}

function wholeNumber(from: number, to: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'không phải số nguyên')
    .transform(Number)
    .refine((value) => value >= from && value <= to, `nằm ngoài khoảng ${from}–${to}`);
}

function listOf(fits: (entry: string) => boolean, wrong: string) {
  return z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((entry) => entry.trim().toLowerCase())
        .filter(Boolean),
    )
    .refine((entries) => entries.every(fits), wrong);
}

function isNetwork(entry: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  const kind = isIP(address);
  return kind !== 0 && Number(bits ?? 0) <= (kind === 6 ? 128 : 32);
}

const yesOrNo = z
  .enum(['true', 'false', '1', '0'], 'phải là true hoặc false')
  .transform((value) => value === 'true' || value === '1');

const bareAddress = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/;

const executable = z.string().refine((file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}, 'không có tệp chạy được ở đường dẫn này');

/**
 * Every variable that we read. `fix` is said after what is wrong. The value of a `secret` is never
 * shown.
 */
export const variables = {
  NODE_ENV: {
    schema: z.enum(
      ['production', 'development', 'test'],
      'phải là production, development hoặc test',
    ),
    fix: 'bỏ biến này, hoặc đặt NODE_ENV=production khi chạy thật',
  },
  DATABASE_URL: {
    schema: url('postgres', 'postgresql'),
    secret: true,
    fix:
      'đặt dạng postgres://người-dùng:mật-khẩu@máy:5432/tên-csdl, hoặc bỏ biến này để dùng ' +
      'PostgreSQL đi kèm',
  },
  DATABASE_OWNER_URL: {
    schema: url('postgres', 'postgresql'),
    secret: true,
    fix:
      'đặt địa chỉ cùng cơ sở dữ liệu với tài khoản chủ sở hữu, chỉ dùng để cập nhật cấu trúc; ' +
      'hoặc bỏ biến này để DATABASE_URL làm cả hai việc',
  },
  REDIS_URL: {
    schema: url('redis', 'rediss'),
    secret: true,
    fix: 'đặt dạng redis://máy:6379, hoặc bỏ biến này để hàng đợi dùng PostgreSQL',
  },
  SMTP_URL: {
    schema: url('smtp', 'smtps'),
    secret: true,
    fix: 'đặt dạng smtp://người-dùng:mật-khẩu@máy:587, hoặc bỏ biến này để giữ thư trong ứng dụng',
  },
  MAIL_FROM: {
    schema: z.string().regex(bareAddress, 'không phải một địa chỉ thư trần'),
    fix: 'đặt một địa chỉ như van-thu@co-quan.vn, không kèm tên',
  },
  HOST: {
    schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'không phải tên máy hay địa chỉ IP'),
    fix: 'đặt 127.0.0.1 (chỉ máy này) hoặc 0.0.0.0 (mọi máy trong mạng)',
  },
  PORT: { schema: wholeNumber(0, 65535), fix: 'đặt một số như 3000 (0: lấy cổng trống bất kỳ)' },
  DONDOC_VAR: { schema: z.string(), fix: 'đặt đường dẫn thư mục dữ liệu' },
  ARCHIVE_DIR: { schema: z.string(), fix: 'đặt đường dẫn thư mục lưu trữ' },
  WORKFLOWS_DIR: {
    schema: z.string(),
    fix: 'đặt đường dẫn thư mục chứa các quy trình, hoặc bỏ biến này để dùng workflows/ đi kèm',
  },
  CHECKPOINT_DIR: {
    schema: z.string(),
    fix:
      'đặt đường dẫn một thư mục trên đĩa hoặc máy khác, để giữ bản thứ hai của các điểm niêm ' +
      'phong',
  },
  CHROMIUM_PATH: {
    schema: executable,
    fix: 'đặt đường dẫn tới chromium-headless-shell, hoặc bỏ biến này để dùng bản đi kèm',
  },
  PUBLIC_BOARD: {
    schema: yesOrNo,
    fix:
      'đặt true để ai mở trang cũng xem được bảng theo dõi, false để chỉ người có quyền; bỏ ' +
      'trống thì chỉ dữ liệu mẫu mới mở',
  },
  PUBLIC_URL: {
    schema: url('http', 'https').transform((value) => value.replace(/\/+$/, '')),
    fix:
      'đặt địa chỉ mọi người mở ứng dụng, như https://dondoc.co-quan.vn; liên kết trong thư ' +
      'dùng địa chỉ này',
  },
  ALLOWED_HOSTS: {
    schema: listOf(
      (entry) => /^[a-z0-9.-]+$|^\[[0-9a-f:.]+\]$/.test(entry),
      'có mục không phải tên máy',
    ),
    fix:
      'đặt các tên máy mọi người dùng để mở ứng dụng ngoài PUBLIC_URL, cách nhau bằng dấu ' +
      'phẩy, không kèm cổng',
  },
  TRUSTED_PROXIES: {
    schema: listOf(isNetwork, 'có mục không phải địa chỉ hay mạng IP'),
    fix: 'đặt địa chỉ của máy proxy, như 10.0.0.5 hoặc 10.0.0.0/24, cách nhau bằng dấu phẩy',
  },
  MAX_CONNECTIONS: { schema: wholeNumber(10, 1_000_000), fix: 'đặt một số như 2000' },
  MAX_CONNECTIONS_PER_ADDRESS: { schema: wholeNumber(1, 1_000_000), fix: 'đặt một số như 400' },
  MAX_BODY_MEGABYTES_PER_ADDRESS: {
    schema: wholeNumber(4, 100_000),
    fix: 'đặt số MB như 64 (ít nhất 4, cỡ của một bản nháp)',
  },
  OUTAGE_HOLD_MINUTES: { schema: wholeNumber(0, 525_600), fix: 'đặt số phút như 60' },
  GRACE_MINUTES: {
    schema: wholeNumber(0, 525_600),
    fix: 'đặt số phút, hoặc bỏ biến này để theo quy trình',
  },
  BODY_SECONDS: { schema: wholeNumber(1, 3_600), fix: 'đặt số giây như 30' },
  FENCE_ALARM_SECONDS: { schema: wholeNumber(1, 86_400), fix: 'đặt số giây như 30' },
  SECRET_KEY: {
    schema: z.string().min(32, 'ngắn hơn 32 ký tự'),
    secret: true,
    fix: 'tạo bằng lệnh: openssl rand -base64 48',
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error'], 'phải là debug, info, warn hoặc error'),
    fix: 'bỏ biến này, mức mặc định là info',
  },
} as const satisfies Record<string, { schema: z.ZodType; fix: string; secret?: boolean }>;

export type VariableName = keyof typeof variables;
export type Values = { [Name in VariableName]?: z.output<(typeof variables)[Name]['schema']> };
