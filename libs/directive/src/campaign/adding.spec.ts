import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { addCells } from './adding.js';
import { cellAdded, closed, drafted, issued } from './directive.examples.js';
import { directive } from './directive.js';

const addition = {
  cells: ['cb-3'],
  reason: 'Chia tách chi bộ',
  document: '12-QĐ/ĐU',
  movedFrom: ['cb-1'],
  by: 'capuy-1',
};

describe('a cell that comes after the issue', () => {
  it('is added once, and counts from then on', () => {
    given(directive, [drafted, issued])
      .when((state) => addCells(state, addition))
      .then([cellAdded]);
    given(directive, [drafted, issued])
      .when((state) => addCells(state, { ...addition, cells: ['cb-3', 'cb-3', 'cb-2'] }))
      .then([cellAdded]);
    expect(fold(directive, [drafted, issued, cellAdded])).toMatchObject({
      cells: ['cb-1', 'cb-2', 'cb-3'],
    });
  });

  it('is added while the directive runs, neither before nor after', () => {
    given(directive, [])
      .when((state) => addCells(state, addition))
      .thenRefused('NO_SUCH_DIRECTIVE');
    given(directive, [drafted])
      .when((state) => addCells(state, addition))
      .thenRefused('NOT_ISSUED');
    given(directive, [drafted, issued, closed])
      .when((state) => addCells(state, addition))
      .thenRefused('NOT_ISSUED');
  });
});
