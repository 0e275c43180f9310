import { type CellReading, type Reader, refused, shown } from './cell-reading.js';
import {
  type DateProblem,
  type DateReading,
  type DateSystem,
  readDate,
  readPartialDate,
} from './dates.js';

const dateProblems: Record<DateProblem, (raw: string) => CellReading> = {
  'not-a-date': (raw) =>
    refused('DATE_UNREADABLE', `“${raw}” không phải là ngày`, 'Viết ngày theo dạng 15/03/1980.'),
  impossible: (raw) =>
    refused(
      'DATE_IMPOSSIBLE',
      `Ngày “${raw}” không có thật`,
      'Kiểm tra lại ngày, tháng trong hồ sơ.',
    ),
  'has-time': (raw) =>
    refused(
      'DATE_WITH_TIME',
      `“${raw}” có cả giờ nên không chắc là ngày nào`,
      'Chỉ ghi ngày, tháng, năm, ví dụ 15/03/1980.',
    ),
  'month-number': (raw) =>
    refused(
      'DATE_AS_NUMBER',
      `“${raw}” là một số, không phải là ngày hay tháng`,
      'Đổi ô sang kiểu Văn bản (Text) rồi gõ tháng và năm, ví dụ 05/1985; hoặc gõ đủ ngày, ' +
        'ví dụ 15/03/1980.',
    ),
  'two-digit-year': (raw) =>
    refused(
      'DATE_YEAR_SHORT',
      `Ngày “${raw}” viết năm hai chữ số`,
      'Viết đủ bốn chữ số của năm, ví dụ 15/03/1980.',
    ),
  incomplete: (raw) =>
    refused('DATE_INCOMPLETE', `“${raw}” chưa đủ ngày, tháng, năm`, 'Ghi đủ ngày, tháng, năm.'),
  'month-first': (raw) =>
    refused(
      'DATE_MONTH_FIRST',
      `“${raw}” viết tháng trước ngày`,
      'Viết ngày trước tháng sau, ví dụ 15/03/1980.',
    ),
  'out-of-range': (raw) =>
    refused(
      'DATE_OUT_OF_RANGE',
      `“${raw}” nằm ngoài các năm 1900 đến 2100`,
      'Kiểm tra lại năm; nếu là ô ngày của bảng tính thì gõ lại ngày.',
    ),
};

function dateReader(reading: (raw: unknown, system: DateSystem) => DateReading): Reader {
  return (raw, _column, system) => {
    const result = reading(raw, system);
    return result.ok ? { value: result.value } : dateProblems[result.problem](shown(raw));
  };
}

export const date = dateReader(readDate);
export const partialDate = dateReader(readPartialDate);
