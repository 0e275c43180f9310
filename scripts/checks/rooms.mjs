/**
 * The rooms of a part (a lib or an app) are its folders, and each file that stands outside one. Two
 * folders never know each other in a circle, and in a part that has an order each room imports only
 * those before it. Types count; specs and examples do not.
 */
const spec = /\.(spec|test|examples)\.ts$/;
const place = /^((?:libs|apps)\/[^/]+\/src)\/([^/]+)(\/|$)/;

/**
 * The order of rooms, from first to last. What is not named here may stand anywhere, as long as
 * there is no circle.
 */
export const orders = {
  'libs/directive/src': [
    'definition',
    'authoring',
    'obligation',
    'campaign',
    'planning',
    'letters',
    'receipt',
    'draft',
    'workbook',
    'report',
    'review',
    'approval',
    'acknowledging',
    'deadline',
    'upward',
    'results',
    'campaign-use',
    'board',
    'bulk',
    'next-year',
    'tree',
    'organisation',
    'tasks',
    'http',
  ],
};

export const roomRules = ['no-folder-circles', 'rooms-in-order', 'room-not-in-order'];

function roomOf(source) {
  const [, part, name, rest] = place.exec(source) ?? [];
  return part === undefined ? undefined : { part, name, folder: rest === '/' };
}

/** The list of screens names every screen; what a screen uses of the shell makes no circle. */
const listed = /^apps\/web\/src\/app\/screens\.ts$/;

/** Imports from one room of a part to another: `{ part, from, to, edge }`. */
function edgesOf(modules) {
  return modules
    .filter(({ source }) => !spec.test(source) && !listed.test(source))
    .flatMap(({ source, dependencies }) => {
      const from = roomOf(source);
      return dependencies.flatMap(({ resolved }) => {
        const to = roomOf(resolved);
        return from && to?.part === from.part && to.name !== from.name
          ? [{ part: from.part, from, to, edge: { from: source, to: resolved } }]
          : [];
      });
    });
}

/** The rooms that can be reached from `start`. */
function reached(start, edges) {
  const seen = new Set();
  for (const waiting = [start]; waiting.length > 0;) {
    const room = waiting.pop();
    for (const { to } of edges.filter(({ from }) => from.name === room)) {
      if (seen.has(to.name)) continue;
      seen.add(to.name);
      waiting.push(to.name);
    }
  }
  return seen;
}

function circles(edges) {
  return edges
    .filter(({ from, to }) => from.folder && to.folder && reached(to.name, edges).has(from.name))
    .map(({ edge }) => ({ rule: 'no-folder-circles', ...edge }));
}

function outOfOrder(edges, order) {
  return edges.flatMap(({ from, to, edge }) => {
    const unknown = [from, to].find(({ name, folder }) => folder && !order.includes(name));
    if (unknown) return [{ rule: 'room-not-in-order', ...edge }];
    return from.folder && to.folder && order.indexOf(to.name) > order.indexOf(from.name)
      ? [{ rule: 'rooms-in-order', ...edge }]
      : [];
  });
}

/**
 * Judges `modules`, as dependency-cruiser tells them. What breaks a rule is `{ rule, from, to }`,
 * with files.
 */
export function judgeRooms(modules) {
  const all = edgesOf(modules);
  return [...new Set(all.map(({ part }) => part))].flatMap((part) => {
    const edges = all.filter((edge) => edge.part === part);
    return [...circles(edges), ...(orders[part] ? outOfOrder(edges, orders[part]) : [])];
  });
}
