import { afterAll, beforeAll } from '@jest/globals';
import { open, stage } from './workbook-routes.fixtures.js';
import { whatStaysWithTheDraft } from './workbook-routes.kept.js';
import { aFormOfItsOwn } from './workbook-routes.own-form.js';
import { theCellsOwnWorkbook } from './workbook-routes.own.js';
import { thePrintedList } from './workbook-routes.printed.js';
import { whatCannotBeTaken } from './workbook-routes.refused.js';

beforeAll(open);
afterAll(() => stage.close());

theCellsOwnWorkbook();
whatCannotBeTaken();
whatStaysWithTheDraft();
aFormOfItsOwn();
thePrintedList();
