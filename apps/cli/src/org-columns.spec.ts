import { describe, expect, it } from '@jest/globals';
import { fieldLabels, orgShape, parseOrgFile } from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { plans } from './org-columns.js';
import { orgTemplate } from './org-template.js';
import { readOrgWorkbook } from './org-workbook.js';

describe('fields of the file and columns of the sheets', () => {
  const fieldsOf = (section: keyof typeof orgShape.shape): string[] => {
    const shape = orgShape.shape[section];
    return Object.keys(
      ('element' in shape ? shape.element : (shape as typeof orgShape.shape.committee)).shape,
    );
  };
  const columnsOf = (section: string) =>
    plans
      .flatMap(({ columns }) => columns)
      .filter((column) => column.section === section)
      .map(({ field }) => field);

  it.each([
    'committee',
    'letterheads',
    'cells',
    'terms',
    'people',
    'planned',
    'registers',
  ] as const)('%s: none is forgotten', (section) => {
    expect(new Set(columnsOf(section))).toEqual(new Set(fieldsOf(section)));
    expect(Object.keys(fieldLabels[section]!).toSorted()).toEqual(fieldsOf(section).toSorted());
  });

  it('every field comes back from a workbook that was written', async () => {
    const raw = smallOrgFile();
    const [first] = raw.people;
    Object.assign(first!, {
      oldCardNumber: 'MAU-0100',
      position: 'Chuyên viên',
      qualification: 'Đại học',
      politicalTheory: 'Cao cấp',
      joinedOn: '2010-02-03',
      name: 'H’Hen Niê',
    });
    Object.assign(raw.terms[1]!, { seats: 5 });
    Object.assign(raw.planned[0]!, { note: 'ghi chú' });
    Object.assign(raw.letterheads[0]!, { signsFor: 'ban-thuong-vu' });
    Object.assign(raw.cells[0]!, {
      signerName: 'Hoàng Thị Ánh',
      signerPost: 'pho-bi-thu',
      signsFor: 'chi-uy',
    });
    raw.people.push(
      Object.assign(
        { ...first! },
        {
          cardNumber: '00123456',
          oldCardNumber: '00123455',
          name: 'Người Không Quy Hoạch',
          note: '',
        },
      ),
    );
    const { note: _, ...file } = parseOrgFile(raw);
    const { raw: again } = await readOrgWorkbook(orgTemplate(file));
    expect(parseOrgFile(again)).toEqual(file);
  });

  it('the empty template is read as a file that says nothing yet', async () => {
    const { raw } = await readOrgWorkbook(orgTemplate());
    expect(raw).toMatchObject({ cells: [], terms: [], people: [], planned: [], registers: [] });
  });
});
