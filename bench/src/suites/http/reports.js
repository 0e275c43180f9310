import { sampleReport } from '../../product.js';
import { TERMS, today } from './letters.js';

const RATINGS = ['xuat-sac', 'tot', 'tot', 'hoan-thanh'];
const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Giàng', 'Lù'];
const MEMBERS = 12;

/** The year-end rating of a cell's members: twelve rows of the form. */
function ratings(seed) {
  const members = Array.from({ length: MEMBERS }, (_, k) => {
    const rating = RATINGS[(seed + k) % RATINGS.length];
    return {
      person: `MAU-${String(seed * MEMBERS + k).padStart(5, '0')}`,
      name: `${FAMILIES[k % FAMILIES.length]} Văn Mẫu`,
      position: 'Chuyên viên Phòng Tổng hợp (dữ liệu mẫu)',
      self: rating,
      rating,
      valid: 12,
      agreed: 11,
    };
  });
  return {
    outcome: 'reported',
    number: `${String((seed % 90) + 2).padStart(2, '0')}-BC/CB`,
    reportedOn: today(),
    note: 'Dữ liệu mẫu.',
    attachments: [],
    tables: { 'dang-vien': members, 'can-bo': [] },
  };
}

/** The report of a cell: a form with rows, or the review of its planning lists. */
export function reportOf(kind, dataSource, { cell, seed }) {
  if (kind === 'form') return ratings(seed);
  return sampleReport(dataSource, {
    cell,
    terms: TERMS,
    seed: (seed % 12) + 1,
    changed: true,
    on: today(),
    fromPaper: true,
  });
}
