import { execFileSync } from 'node:child_process';
import os from 'node:os';

const SETTINGS = [
  'server_version',
  'synchronous_commit',
  'fsync',
  'full_page_writes',
  'wal_sync_method',
  'shared_buffers',
  'max_wal_size',
  'work_mem',
  'max_connections',
  'jit',
];

function commit() {
  try {
    const git = (...args) =>
      execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const clean = git('status', '--porcelain', '--', 'libs') === '';
    return `${git('rev-parse', '--short', 'HEAD')}${clean ? '' : ' with changes'}`;
  } catch {
    return 'unknown';
  }
}

export async function readConditions(servers) {
  const cpus = os.cpus();
  return {
    at: new Date().toISOString(),
    commit: commit(),
    cpu: cpus[0]?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    platform: `${os.platform()} ${os.release()}`,
    node: process.version,
    redis: servers.redisUrl !== undefined,
    postgres: await servers.settings(SETTINGS),
  };
}

export function describe({ cpu, cores, memoryGb, platform, node, postgres, commit: revision, at }) {
  const settings = Object.entries(postgres)
    .filter(([name]) => name !== 'server_version')
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  return [
    `${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}, Node ${node}`,
    `PostgreSQL ${postgres.server_version} (embedded): ${settings}`,
    `revision ${revision}, ${at}`,
  ];
}

/**
 * How many processes wanted a core in the last minute. When there are more than cores, somebody
 * else was working too.
 */
export const load = () => Number(os.loadavg()[0].toFixed(2));
