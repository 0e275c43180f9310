/** Where a cell answers one directive: its duty, the report it makes, the receipt it keeps. */
export const dutyPath = (directive: string, cell: string): string =>
  `/nop/${encodeURIComponent(directive)}/${encodeURIComponent(cell)}`;

export const reportPath = (directive: string, cell: string): string =>
  `${dutyPath(directive, cell)}/bao-cao`;

/** A receipt is called 2026/0001, so that its stroke is written otherwise in an address. */
export const receiptPath = (directive: string, cell: string, receipt: string): string =>
  `${dutyPath(directive, cell)}/bien-nhan/${encodeURIComponent(receipt)}`;

export const obligationOf = (directive: string, cell: string): string =>
  `obligation-${directive}--${cell}`;

export const apiOf = (directive: string, cell: string): string =>
  `/api/obligations/${encodeURIComponent(obligationOf(directive, cell))}`;
