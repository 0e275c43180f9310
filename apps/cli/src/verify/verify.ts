import { type DataSource } from 'typeorm';
import { openDatabase } from '#libs/platform';
import { type signing } from '#libs/records';
import { checkBlocks } from './check-blocks.js';
import { checkArchive, checkStrays, type Strays } from './archive-check.js';
import { readCircumstances } from './circumstances.js';
import { type Findings, type InvariantReport, startFindings } from './findings.js';
import { checkGuards } from './guards.js';
import { checkHandedIn, checkLost } from './handed-in.js';
import { checkHeads, headRules } from './heads.js';
import { histories } from './history.js';
import { checkDeliveries, checkMessages, messageRules, remarkDeliveries } from './messages.js';
import { checkObligations } from './obligations.js';
import { checkPaperTexts, paperTextRules } from './paper-text.js';
import { checkNotices, paperRules } from './papers.js';
import { listViolations, printReports } from './print.js';
import { checkQueue, checkRedisQueue } from './queue-check.js';
import { checkIncomingNumbers, receiptRules } from './receipt-rules.js';
import { COUNT_NUMBERS, registerRules } from './register-rules.js';
import { askRules, inSnapshot, type Snapshot } from './snapshot.js';
import { checkDeclaredTransitions } from './transition-rules.js';
import { periodRules } from './period-rules.js';
import { viewCheck, viewRules } from './views.js';

/** What to look at: a database (opened, or by its URL), and the archive that belongs to it. */
export type VerifyOptions = (
  | { readonly dataSource: DataSource }
  | { readonly databaseUrl: string }
) & {
  readonly archiveDir: string;
  /** Where the queue is, when it is not in the database. */
  readonly redisUrl?: string;
  /**
   * How many minutes the sweep waits after a cutoff, where the configuration overrides the
   * definition.
   */
  readonly graceMinutes?: number;
  /**
   * Folders where the files of detached years may lie. The report names what was not there and was
   * not looked at.
   */
  readonly eventFiles?: readonly string[];
  /** The key and the folder of the signed blocks. Without it they are not looked at. */
  readonly seals?: ReturnType<typeof signing>;
};

/**
 * Checks the invariants I1–I11, I13, I16 and I17 of a database and its archive, and changes
 * neither. It takes one read-only snapshot of the database and goes over its facts once, in flat
 * memory. Errors: `NotOurDatabase`, `DatabaseUnreachable`.
 */
export async function verify(options: VerifyOptions): Promise<InvariantReport[]> {
  if ('dataSource' in options) return verifyIn(options.dataSource, options);
  const dataSource = await openDatabase(options.databaseUrl, {
    applicationName: 'dondoc-verify',
    poolSize: 2,
  });
  try {
    return await verifyIn(dataSource, options);
  } finally {
    await dataSource.destroy();
  }
}

type Place = Omit<VerifyOptions, 'dataSource' | 'databaseUrl'>;

async function verifyIn(
  dataSource: DataSource,
  { archiveDir, redisUrl, graceMinutes, seals, eventFiles = [] }: Place,
): Promise<InvariantReport[]> {
  const findings = startFindings();
  const { strays, lost, detached } = await inSnapshot(
    dataSource,
    { findings, eventFiles },
    async (snapshot) => ({
      strays: await verifySnapshot(snapshot, findings, { archiveDir, graceMinutes }),
      lost: await checkHandedIn(snapshot, findings, archiveDir),
      detached: snapshot.detached,
    }),
  );
  await checkStrays(dataSource, findings, strays);
  await checkLost(dataSource, findings, lost);
  if (seals) await checkBlocks(dataSource, findings, { ...seals, detached });
  if (redisUrl) await checkRedisQueue(dataSource, findings, redisUrl);
  return findings.reports();
}

async function verifySnapshot(
  snapshot: Snapshot,
  findings: Findings,
  { archiveDir, graceMinutes }: Place,
): Promise<Strays> {
  const circumstances = await readCircumstances(snapshot, findings);
  const asked = { snapshot, circumstances, findings, graceMinutes };
  await checkGuards(snapshot, findings);
  await checkDeclaredTransitions(snapshot, circumstances, findings);
  const checkViews = await viewCheck(snapshot, findings);
  for await (const page of histories(snapshot, circumstances, findings)) {
    await checkHeads(snapshot, findings, page);
    await checkViews(page);
    await checkObligations(asked, page);
    await checkNotices(asked, page);
    await checkMessages(asked, page);
    await checkDeliveries(asked, page);
  }
  await askRules(snapshot, findings, [
    ...headRules,
    ...viewRules,
    ...periodRules,
    ...receiptRules,
    ...registerRules,
    ...paperRules,
    ...paperTextRules,
    ...messageRules,
  ]);
  await remarkDeliveries(snapshot, findings);
  await checkIncomingNumbers(snapshot, findings);
  await countNumbers(snapshot, findings);
  await checkQueue(snapshot, findings);
  await checkPaperTexts(snapshot, findings, archiveDir);
  return checkArchive(snapshot, findings, archiveDir);
}

async function countNumbers(snapshot: Snapshot, findings: Findings): Promise<void> {
  const [count] = await snapshot.query<{ numbers: number; registers: number }>(COUNT_NUMBERS);
  findings.looked('I5', 'số', count!.numbers);
  findings.looked('I5', 'sổ', count!.registers);
}

/**
 * Runs `verify` and tells a line for each invariant, with its violations. `violations` is empty
 * exactly when all is clean.
 */
export async function runVerify(
  options: VerifyOptions,
): Promise<{ clean: boolean; lines: string[]; violations: string[] }> {
  const reports = await verify(options);
  return {
    clean: reports.every(({ ok }) => ok),
    lines: printReports(reports),
    violations: listViolations(reports),
  };
}
