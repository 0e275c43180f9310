import { sameText } from '#libs/text';
import type { OrgFinding } from './org-file-error.js';
import type { OrgFile } from './org-shape.js';

type Cell = OrgFile['cells'][number];

/** Findings where a paper would print a post beside the name of somebody who does not hold it. */
function aboutSigner({
  secretary,
  signerName = '',
  signerPost,
}: Cell): [field: string, message: string][] {
  const own = signerName === '' || sameText(signerName, secretary);
  if (signerPost === 'pho-bi-thu' && own)
    return [['signerName', 'người ký là Phó Bí thư thì ghi họ tên của Phó Bí thư']];
  if (signerPost !== 'pho-bi-thu' && !own)
    return [
      [
        'signerPost',
        `đồng chí ${signerName} không phải Bí thư (${secretary}); ghi chức vụ ký là Phó Bí ` +
          'thư, hoặc để “Người ký” là “-”',
      ],
    ];
  return [];
}

/**
 * What the papers of a cell would say of their signer although it cannot be so. This is asked of
 * the file, and again with what it leaves out filled in.
 */
export function signerFindings({ cells }: Pick<OrgFile, 'cells'>): OrgFinding[] {
  return cells.flatMap((cell, index) =>
    [
      ...aboutSigner(cell),
      ...(cell.signsFor === 'chi-uy' && !cell.hasCommittee
        ? [['signsFor', `${cell.name} không có chi ủy, không ký thay mặt Chi ủy`]]
        : []),
    ].map(([field, message]): OrgFinding => ({
      path: ['cells', index, field!],
      message: message!,
    })),
  );
}
