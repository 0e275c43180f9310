import { type DataSource } from 'typeorm';
import { archivedLeaves, type BlockViolation, verifyBlocks } from '#libs/event-store';
import { type signing } from '#libs/records';
import { type Detached } from './detached.js';
import { type Findings } from './findings.js';

const problems: Readonly<Record<BlockViolation['problem'], string>> = {
  sequence: 'không nối tiếp khối trước: có khối hoặc khoảng vị trí bị mất',
  previous: 'không mang gốc của khối trước',
  key: 'được ký bằng một khóa không phải của hệ thống này',
  signature: 'chữ ký không khớp nội dung',
  root: 'sự kiện trong khối không còn như lúc niêm phong',
  checkpoint:
    'điểm niêm phong ngoài cơ sở dữ liệu biết khối, sự kiện hoặc số mà cơ sở dữ liệu không ' +
    'có: cơ sở dữ liệu đã mất phần cuối hoặc được khôi phục từ bản cũ',
  forged: 'điểm niêm phong ngoài cơ sở dữ liệu không mang chữ ký của hệ thống này',
};

/**
 * I8 beyond the streams: checks the blocks, their signatures, and what the checkpoints outside the
 * database know.
 */
export async function checkBlocks(
  dataSource: DataSource,
  findings: Findings,
  { key, place, detached }: ReturnType<typeof signing> & { detached: Detached },
): Promise<void> {
  const elsewhere = { leaves: await archivedLeaves(detached.files), absent: detached.absent };
  for await (const { block, problem } of verifyBlocks(dataSource, key.publicKey, place, elsewhere))
    findings.violate('I8', `Khối ${block}: ${problems[problem]}.`);
  const rows: { blocks: number }[] = await dataSource.query(
    'select count(*)::int as blocks from app.block',
  );
  findings.looked('I8', 'khối', rows[0]!.blocks);
}
