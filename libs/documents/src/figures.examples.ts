/** What a consolidation says of one cell, in the smallest numbers. */
export const figures = {
  start: 1,
  removed: 1,
  added: 2,
  end: 2,
  seats: 3,
  coefficient: 1.5,
  women: 1,
  underForty: 1,
  minorities: 0,
  averageAge: 40.5,
};
