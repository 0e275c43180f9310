import { samplePdf } from '#libs/documents/testing';
import { call, type Call, type Reply } from '../support/call.js';
import { freshKey, reportOf } from '../support/issued.js';
import { sendFile } from '../support/upload.js';
import { type Played, type Refused } from './canaries.fixtures.js';
import { plant, plantName, plantText, plantToken } from './canaries.planted.js';

// What is refused, with a canary in every place that a request has.

type Ask = readonly [path: string, what: Call];

const header = (name: string, what = name): Record<string, string> => ({
  [name]: plant(`header ${what}`),
});

/** Addresses, headers and tokens, asked by somebody who is signed in and by somebody who is not. */
function strange({ issued }: Played): Ask[] {
  const { clerk: token } = issued;
  const in_ = (what: string): string => encodeURIComponent(plantName(what));
  return [
    ['/api/messages', { token: plantToken() }],
    ['/api/messages', { headers: { authorization: `Basic ${plant('password')}` } }],
    ['/api/messages', { headers: { authorization: `Bearer ${plant('token')} ${plant('token')}` } }],
    ['/api/messages', { headers: header('cookie') }],
    ['/api/messages', { headers: header('host') }],
    [`/api/messages?limit=${in_('query')}`, { token }],
    [`/api/messages?after=${in_('query').repeat(4)}`, { token }],
    [`/api/messages?${plant('name of a query')}=1`, { token }],
    [`/api/obligations/obligation-${plant('path')}--x`, { token }],
    [`/api/obligations/${in_('path')}`, { token }],
    [`/api/directives/${in_('path')}`, { token }],
    [`/api/directives/${in_('path')}/board`, {}],
    [`/api/directives/${in_('path')}/board`, { token }],
    [`/documents/${in_('path')}.pdf`, { token }],
    [`/${in_('path')}/${in_('path')}`, { token }],
    [`/tiep-nhan/${plant('token of a link')}`, {}],
    [`/tiep-nhan/${plant('token of a link')}`, { method: 'POST' }],
    [`/api/messages%${plant('broken address')}`, { token }],
    [`/${plant('long address').repeat(40)}`, { token }],
    ['/api/directives', { token, key: `${plant('key')} ${plant('key')}`, body: {} }],
    ['/api/directives', { token, key: freshKey(), body: `{"subject": "${plant('broken JSON')}` }],
    ['/api/directives', { token, key: freshKey(), body: '{}', headers: header('content-type') }],
  ];
}

/** Bodies in which canaries stand where something else should. */
function wrong({ issued, approver, reviewer }: Played): Ask[] {
  const { clerk, cells } = issued;
  const at = (n: number, verb: string): string =>
    `/api/obligations/${cells[n]!.obligation}/${verb}`;
  const post = (token: string, body: object, headers?: Record<string, string>): Call => ({
    method: 'POST',
    token,
    key: freshKey(),
    body,
    headers,
  });
  const reason = plantText('reason that is refused');
  return [
    ['/api/directives', post(clerk, { committee: plantName(), workflow: plantName(), year: 'x' })],
    ['/api/directives', post(clerk, { subject: { text: plantText('in an object') } })],
    [at(7, 'return'), post(reviewer, { reason })],
    [at(7, 'return'), post(reviewer, { reason: [plantText('in a list')] })],
    [at(7, 'reject'), post(approver, { reason })],
    [at(7, 'extend'), post(approver, { reason, document: 'x', dueOn: plant('day') })],
    [at(7, 'extend'), post(approver, { reason, document: '1-CV', policy: plant('policy') })],
    [at(7, 'extend'), post(approver, { reason }, header('if-match'))],
    [at(0, 'withdraw'), post(cells[0]!.token, { reason })],
    [at(0, 'withdraw'), post(cells[1]!.token, { reason })],
    [at(0, 'withdraw'), post(plantToken(), { reason })],
    [at(0, 'comments'), post(reviewer, { text: plantText('remark'), anchor: plantName() })],
    [
      at(0, 'comments'),
      post(reviewer, {
        text: plantText('remark'),
        anchor: { table: 'review', row: plantName('row'), column: 'person' },
      }),
    ],
    [at(0, 'review'), post(reviewer, { opinion: plantText('opinion'), acceptances: plantName() })],
    [at(2, 'approve'), post(approver, { meeting: { on: plant('day'), present: plantName() } })],
    [at(2, 'accept-late'), post(approver, { receipt: plant('receipt'), reason })],
    [at(2, `steps/${plant('step')}`), post(reviewer, { opinion: plantText('opinion') })],
    [at(2, `draft/states/${plant('version')}/restore`), post(cells[2]!.token, {})],
    ['/api/bulk', post(clerk, { command: plantName(), select: { cells: [plantName()] } })],
    ['/api/workflows/drafts/x/publish', post(clerk, { definition: plantName() })],
  ];
}

/** A report of the cell in which one thing about a member is not so. */
async function reports(played: Played): Promise<Ask[]> {
  const cell = played.issued.cells[8]!;
  const made = await reportOf(played.stage, cell.id, 9);
  const [first, ...people] = made.submission.people;
  const other = (more: object): object => ({
    ...made,
    submission: { ...made.submission, people: [{ ...first, ...more }, ...people] },
  });
  const bodies = [
    other({ name: plantName('name of a member') }),
    other({ cardNumber: plant('card of a member').toUpperCase() }),
    other({ born: plant('day of birth') }),
    other({ [plant('name of a field')]: 1 }),
    { ...made, outcome: plant('outcome') },
    { ...made, number: plantText('number of a paper') },
    { ...made, attachments: [plant('id of a file')] },
  ];
  return bodies.map((body) => [
    `/api/obligations/${cell.obligation}/reports`,
    { token: cell.token, key: freshKey(), body },
  ]);
}

async function files({ url, issued }: Played): Promise<Refused[]> {
  const { obligation, token } = issued.cells[2]!;
  const asks = [
    ['attachments', `${plantName('name of a file')}.exe`, `MZ ${plant('content of a file')}`],
    ['attachments', `${plantName('name of a file')}.docx`, samplePdf()],
    ['attachments', `${plantName('name of a file')} MẬT.pdf`, samplePdf()],
    ['workbook', `${plantName('name of a workbook')}.xlsx`, `PK ${plant('content of a workbook')}`],
  ] as const;
  return Promise.all(
    asks.map(async ([verb, name, content]) => {
      const path = `/api/obligations/${obligation}/${verb}`;
      const bytes = Buffer.from(content);
      const reply = await sendFile(url, path, { token, key: freshKey(), name, bytes });
      return refusal(`${path} ${name}`, reply, true);
    }),
  );
}

function refusal(asked: string, { status, text }: Reply, known: boolean): Refused {
  if (status < 400) throw new Error(`not refused: ${status} ${asked}`);
  return { asked, stranger: !known || status === 401, answer: `${status} ${text}` };
}

/** Asks for all of it, and keeps the answers. Throws when one of them was no refusal. */
export async function askWrongly(played: Played): Promise<void> {
  played.refused.push(...(await files(played)));
  for (const [path, what] of [...strange(played), ...wrong(played), ...(await reports(played))]) {
    const { body = '', token } = what;
    const asked = `${path} ${typeof body === 'string' ? body : JSON.stringify(body)}`;
    played.refused.push(refusal(asked, await call(played.url, path, what), token !== undefined));
  }
}
