/**
 * What the routes are about. A route has one of these tags, and the page at /api shows them in this
 * order.
 */
export const tags = {
  tasks: 'What waits for the person who is signed in, in all the offices that they hold.',
  'sign-in':
    'How a person gets in and out: password, passkey, second factor, links of mails, and the ' +
    'sessions and settings of one’s own account. A cookie is the session; no Idempotency-Key.',
  accounts:
    'Who may get in: people, their offices and lent offices, invitations, closing and opening an ' +
    'account, tokens for programs.',
  organisation: 'Committees, cells and terms, with the offices and people of each.',
  calendar: 'Working days and days off, from which deadlines are counted.',
  directives:
    'A directive from its draft over issue, corrections and moves to the closing, with its ' +
    'board, letter and recipients.',
  obligations:
    'What one cell owes under one directive: the report, its review and approval, deadlines, and ' +
    'every way back.',
  drafts: 'What a cell is typing before it reports, kept with its earlier states.',
  attachments: 'Files that are handed in with a report.',
  workbooks: 'The report as a workbook to fill in, and as the official list for Excel and Word.',
  review: 'Reading a report, comments at its places, and what changed between its rounds.',
  bulk: 'One command for many obligations, with its progress.',
  planning: 'The lists and rules of planning.',
  consolidation: 'What all cells reported, added up, and the committee’s own report upward.',
  notices: 'The register of outgoing papers and the sealed files.',
  registers: 'The registers of papers out and in, a page at a time.',
  timeline: 'The history of a record in words, how it stood at an instant, and its proof.',
  messages: 'What was told to whom, and over which channel it went.',
  workflows:
    'The definitions by which directives run, and how one is written, tried and published.',
  tree: 'The committees above and below within the installation.',
  system: 'How the parts that run in the background are doing, and how to have them try again.',
  security: 'What happened at the door.',
} as const satisfies Readonly<Record<string, string>>;
