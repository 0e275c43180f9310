#!/usr/bin/env node
/**
 * `measure-workbook.mjs [rows] [times]` measures what it costs to check one uploaded workbook of
 * 10,000 rows, from its bytes to the findings of the rules, each time in a process of its own. It
 * runs the built product (npm run build). It prints milliseconds of the wall clock, milliseconds of
 * the processor (user and system, all threads, the figure to compare by on a busy machine), and the
 * largest resident size. The aim is 3 s and 300 MB.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTables, readWorkbook, writeWorkbook } from '#libs/documents';
import {
  defineForm,
  matchHeaders,
  sheetCells,
  sheetLayouts,
  tableOf,
  tableOfSheet,
} from '#libs/forms';
import {
  checkSubmission,
  draftSubmission,
  emptyList,
  placeFindings,
  readSubmission,
  submissionRows,
  withTerms,
} from '#libs/planning';
import { drawFrom, samplePeople, samplePlan } from '#libs/planning/testing';
import { parse } from 'yaml';

const { attachments: _attachments, ...shipped } = parse(
  readFileSync(new URL('../workflows/quy-hoach-cap-uy/form.yaml', import.meta.url), 'utf8'),
);
const formFor = ({ terms }) =>
  withTerms(
    defineForm(shipped),
    terms.map(({ term }) => term),
  );

const tables = ['terms', 'review', 'additions', 'meetings', 'votes'];
const [mode, given, file] = process.argv.slice(2);

/** One term, in which everybody was planned as a member so far and is carried on. */
function situation(rows) {
  const { context } = samplePlan(1);
  const people = samplePeople(drawFrom(7), {
    count: rows,
    cardPrefix: '100200',
    ratingYear: context.ratingYear,
  });
  const [first] = context.terms;
  const entries = people.map(({ id }) => ({
    person: id,
    post: 'chi-uy-vien',
    since: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022',
  }));
  const base = { ...emptyList(context.cell.id, first.term), version: 1, entries };
  return { people, context: { ...context, terms: [{ ...first, base }], register: people } };
}

function write(rows) {
  const { people, context } = situation(rows);
  const form = formFor(context);
  const bases = context.terms.map(({ base }) => base);
  const all = submissionRows(draftSubmission(context.cell.id, bases, people), {
    ratingYear: context.ratingYear,
    bases,
  });
  const cells = Object.fromEntries(
    tables.map((table) => [table, all[table].map((row) => sheetCells(tableOf(form, table), row))]),
  );
  return writeWorkbook(sheetLayouts(form), cells, {
    stamp: { directive: 'd', cell: context.cell.id, round: 1, form: 'f' },
    subject: 'Chi bộ Mẫu',
  });
}

async function check(rows, bytes) {
  const { context } = situation(rows);
  const form = formFor(context);
  const before = process.resourceUsage().maxRSS / 1024;
  const processor = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(processor);
    return (user + system) / 1000;
  };
  const start = performance.now();
  const workbook = await readWorkbook(bytes);
  const read = performance.now();
  const readSpent = spent();
  const reading = readTables(workbook, {
    tables: form.tables.map(({ key, title }) => ({ key, title })),
    tableOf: (name) => tableOfSheet(form, name)?.key,
    match: (table, typed) => matchHeaders(tableOf(form, table), typed),
  });
  const raw = Object.fromEntries(
    tables.map((table) => [table, reading.tables.get(table)?.rows ?? []]),
  );
  const { submission, findings, rowNumbers } = readSubmission(
    form,
    { tables: raw, system: workbook.dateSystem },
    context,
  );
  const judged = submission ? placeFindings(checkSubmission(submission, context), rowNumbers) : [];
  const end = performance.now();
  const round = (value) => Math.round(value);
  return {
    rows: raw.review.length,
    fileKB: round(bytes.length / 1024),
    readMs: round(read - start),
    rulesMs: round(end - read),
    totalMs: round(end - start),
    readCpuMs: round(readSpent),
    totalCpuMs: round(spent()),
    rssBeforeMB: round(before),
    rssPeakMB: round(process.resourceUsage().maxRSS / 1024),
    findings: findings.length + judged.length,
    read: submission !== undefined,
  };
}

if (mode === '--check') {
  console.log(JSON.stringify(await check(Number(given), readFileSync(file))));
} else {
  const rows = Number(mode ?? 10_000);
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  try {
    const start = performance.now();
    const made = write(rows);
    console.log(`made in ${Math.round(performance.now() - start)} ms`);
    writeFileSync(join(folder, 'made.xlsx'), made);
    for (let time = 0; time < Number(given ?? 1); time += 1) {
      console.log(
        execFileSync(
          process.execPath,
          [
            ...process.execArgv,
            fileURLToPath(import.meta.url),
            '--check',
            String(rows),
            join(folder, 'made.xlsx'),
          ],
          { encoding: 'utf8' },
        ).trim(),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
