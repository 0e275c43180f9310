export { type ArchiveCheck, checkArchive } from './archive-file.js';
export { attachArchive } from './attach-archive.js';
export { archivedLeaves } from './archived-leaves.js';
export { detachYear, type DetachRequest } from './detach-year.js';
export { ensureYears } from './ensure-years.js';
export { loadArchive } from './load-archive.js';
export { assertWholeHistory, HistoryArchived, namedArchive } from './history-archived.js';
export { type EventYear, listArchives, listYears, type YearArchive } from './list-years.js';
