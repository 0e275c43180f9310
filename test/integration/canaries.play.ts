import { samplePdf } from '#libs/documents/testing';
import { call, type Reply, well } from '../support/call.js';
import { type Cell, freshKey, reportOf } from '../support/issued.js';
import { sendFile } from '../support/upload.js';
import { type Played } from './canaries.fixtures.js';
import { plant, plantName, plantText } from './canaries.planted.js';

// A small campaign in which everything that people type is a canary.

const to = ({ obligation }: Pick<Cell, 'obligation'>, verb: string): string =>
  `/api/obligations/${obligation}/${verb}`;

const send = ({ url }: Played, at: string, token: string, body?: object): Promise<Reply> =>
  well(call(url, at, { method: 'POST', token, key: freshKey(), body }));

async function report(played: Played, cell: Cell, seed: number): Promise<void> {
  const made = await reportOf(played.stage, cell.id, seed);
  await send(played, to(cell, 'reports'), cell.token, { ...made, note: plantText('note') });
}

async function review(played: Played, cell: Cell): Promise<void> {
  const shown = await well(call(played.url, to(cell, 'report'), { token: played.reviewer }));
  const findings = (shown.body['findings'] as { id: string; severity: string }[])
    .filter(({ severity }) => severity === 'warning')
    .map(({ id }) => id);
  await send(played, to(cell, 'review'), played.reviewer, {
    opinion: plantText('opinion'),
    acceptances: findings.length > 0 ? [{ findings, reason: plantText('acceptance') }] : [],
  });
}

/** A file with a telling name and content, and a draft with a name that is typed. */
async function draft(played: Played, cell: Cell): Promise<void> {
  const name = `Biên bản ${plant('name of a file')}.pdf`;
  const bytes = Buffer.concat([samplePdf(), Buffer.from(`% ${plant('content of a file')}\n`)]);
  const { url } = played;
  const { status, text } = await sendFile(url, to(cell, 'attachments'), {
    token: cell.token,
    key: freshKey(),
    name,
    bytes,
  });
  if (status !== 201) throw new Error(`${status} ${text}`);
  const typed = {
    person: plantName('name in a draft'),
    cardNumber: plant('card in a draft').toUpperCase(),
    reason: plantText('reason in a draft'),
  };
  await well(
    call(url, to(cell, 'draft'), {
      method: 'PUT',
      token: cell.token,
      key: freshKey(),
      body: { tables: { review: [typed] }, note: plantText('note of a draft') },
    }),
  );
  for (const at of ['draft', 'draft/states', 'workbook'])
    await well(call(url, to(cell, at), { token: cell.token }));
}

async function sentBackAndApproved(played: Played, cell: Cell): Promise<void> {
  await report(played, cell, 1);
  await send(played, to(cell, 'comments'), played.reviewer, { text: plantText('comment') });
  await send(played, to(cell, 'return'), played.reviewer, { reason: plantText('return') });
  await report(played, cell, 2);
  await review(played, cell);
  await send(played, to(cell, 'approve'), played.approver, {
    meeting: { on: '2024-02-01', present: 11, agreed: 11 },
  });
}

export async function playCampaign(played: Played): Promise<void> {
  const { approver } = played;
  const [approved, drafted, withdrawn, rejected, extended, cancelled, late] = played.issued.cells;
  await draft(played, drafted!);
  await report(played, withdrawn!, 3);
  await send(played, to(withdrawn!, 'withdraw'), withdrawn!.token, {
    reason: plantText('withdrawal'),
  });
  await report(played, rejected!, 4);
  await review(played, rejected!);
  const document = '245-CV/ĐU';
  await send(played, to(rejected!, 'reject'), approver, { reason: plantText('rejection') });
  await send(played, to(extended!, 'extend'), approver, {
    dueOn: '2024-03-12',
    reason: plantText('extension'),
    document,
  });
  await send(played, to(cancelled!, 'cancel'), approver, {
    reason: plantText('cancellation'),
    document,
  });
  await played.moveTo('2024-02-01T09:00:00+07:00');
  await sentBackAndApproved(played, approved!);
  await played.settle();
  await played.moveTo('2024-02-16T09:00:00+07:00');
  await played.settle();
  const made = await reportOf(played.stage, late!.id, 7);
  const kept = await call(played.url, to(late!, 'reports'), {
    token: late!.token,
    key: freshKey(),
    body: { ...made, note: plantText('late note') },
  });
  await send(played, to(late!, 'accept-late'), approver, {
    receipt: kept.body['receipt'],
    reason: plantText('acceptance of a late one'),
  });
  await played.settle();
}
