import { type UnplacedFinding } from './finding.js';
import type { Graph } from './schema.js';
import { commandFacts, firstStatus, isEngineCommand, receivingCommands } from './status.js';

type Transition = Graph['transitions'][number];
type Lint = (graph: Graph) => UnplacedFinding[];

function declared(graph: Graph): string[] {
  return Object.keys(graph.states);
}

function initialStates(graph: Graph): string[] {
  return declared(graph).filter((name) => graph.states[name]?.initial);
}

/** The states that can be reached from `start` over `edges`, including `start`. */
function reach(
  start: readonly string[],
  edges: readonly Transition[],
  direction: 'forward' | 'backward' = 'forward',
): Set<string> {
  const seen = new Set(start);
  for (let before = -1; before !== seen.size;) {
    before = seen.size;
    for (const { from, to } of edges) {
      if (direction === 'forward' && from.some((name) => seen.has(name))) seen.add(to);
      if (direction === 'backward' && seen.has(to)) from.forEach((name) => seen.add(name));
    }
  }
  return seen;
}

const state = (name: string, message: string, fix: string): UnplacedFinding => ({
  path: ['states', name],
  at: 'key',
  message,
  fix,
});

const oneStart: Lint = (graph) => {
  const starts = initialStates(graph);
  if (starts.length === 0)
    return [
      {
        path: ['states'],
        at: 'key',
        message: 'Không có trạng thái bắt đầu.',
        fix: "Thêm 'initial: true' vào trạng thái lúc mới giao việc.",
      },
    ];
  const twice = starts
    .slice(1)
    .map((name) =>
      state(
        name,
        `Có hai trạng thái bắt đầu: '${starts[0]}' và '${name}'.`,
        `Bỏ 'initial: true' ở một trong hai.`,
      ),
    );
  return twice.length > 0 ? twice : startElsewhere(starts[0]!);
};

/** The fact of the issue says where an obligation begins; a definition only names it. */
function startElsewhere(start: string): UnplacedFinding[] {
  if (start === firstStatus) return [];
  return [
    {
      path: ['states', start, 'initial'],
      at: 'key',
      message: `Việc mới giao luôn ở trạng thái '${firstStatus}', không phải '${start}'.`,
      fix: `Chuyển 'initial: true' sang trạng thái '${firstStatus}'.`,
    },
  ];
}

const someEnd: Lint = (graph) =>
  declared(graph).some((name) => graph.states[name]?.terminal)
    ? []
    : [
        {
          path: ['states'],
          at: 'key',
          message: 'Không có trạng thái kết thúc.',
          fix: "Thêm 'terminal: true' vào trạng thái xong việc.",
        },
      ];

const idleCommands: Lint = (graph) =>
  Object.keys(graph.commands)
    .filter((command) => !graph.transitions.some((transition) => transition.command === command))
    .map((command) => ({
      path: ['commands', command],
      at: 'key',
      message: `Lệnh '${command}' không có bước chuyển nào dùng.`,
      fix: "Thêm bước chuyển vào 'transitions' hoặc bỏ lệnh.",
    }));

const oneAnswer: Lint = (graph) => {
  const seen = new Set<string>();
  return graph.transitions.flatMap(({ command, from }, i) =>
    from.flatMap((name, j): UnplacedFinding[] => {
      const key = `${command} ${name}`;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [
        {
          path: ['transitions', i, 'from', j],
          at: 'value',
          message: `Lệnh '${command}' từ '${name}' đã có ở trên.`,
          fix: 'Mỗi lệnh từ mỗi trạng thái chỉ một bước chuyển: bỏ một.',
        },
      ];
    }),
  );
};

const reachable: Lint = (graph) => {
  const seen = reach(initialStates(graph), graph.transitions);
  if (seen.size === 0) return [];
  return declared(graph)
    .filter((name) => !seen.has(name))
    .map((name) =>
      state(
        name,
        `Không có đường nào tới trạng thái '${name}'.`,
        'Thêm bước chuyển tới nó hoặc bỏ nó.',
      ),
    );
};

const wayOut: Lint = (graph) => {
  const ends = declared(graph).filter((name) => graph.states[name]?.terminal);
  if (ends.length === 0) return [];
  const leads = reach(ends, graph.transitions, 'backward');
  return declared(graph)
    .filter((name) => !leads.has(name))
    .map((name) =>
      state(
        name,
        `Từ trạng thái '${name}' không có lối ra tới trạng thái kết thúc.`,
        "Thêm bước chuyển đi tiếp, hoặc 'terminal: true' nếu là xong việc.",
      ),
    );
};

/**
 * Only a named person opens a finished obligation again, and a role that only reads changes
 * nothing.
 */
const rightHands: Lint = (graph) =>
  graph.transitions.flatMap(({ from, roles }, i) =>
    roles.flatMap((role, j): UnplacedFinding[] => {
      const path = ['transitions', i, 'roles', j];
      if (role === 'auditor')
        return [
          {
            path,
            at: 'value',
            message: "Vai 'auditor' chỉ được đọc.",
            fix: 'Bỏ vai này khỏi bước chuyển.',
          },
        ];
      const ended = from.find((name) => graph.states[name]?.terminal);
      if (role !== 'system' || ended === undefined) return [];
      return [
        {
          path,
          at: 'value',
          message: `Hệ thống không được tự đưa việc ra khỏi trạng thái kết thúc '${ended}'.`,
          fix: "Giao cho một người, ví dụ 'approver'.",
        },
      ];
    }),
  );

/**
 * The handler of the deadline: the system gives `expire` from every open state in which nothing has
 * been received yet, and from no other (invariant I2: an obligation with a receipt before its
 * cutoff is never marked expired).
 */
const deadlineHandled: Lint = (graph) => {
  const expiring = graph.transitions.flatMap((transition, index) =>
    transition.command === 'expire' ? [{ ...transition, index }] : [],
  );
  const quiet = reach(
    initialStates(graph),
    graph.transitions.filter(({ command }) => !receivingCommands.some((one) => one === command)),
  );
  const covered = new Set(expiring.flatMap(({ from }) => from));
  const open = declared(graph).filter(
    (name) => quiet.has(name) && !graph.states[name]?.terminal && !covered.has(name),
  );
  const missing: UnplacedFinding[] = open.map((name) => ({
    path: ['deadline'],
    at: 'key',
    message: `Có hạn nhưng không có bước 'expire' từ trạng thái '${name}' (chưa nhận báo cáo).`,
    fix: `Thêm '{ command: expire, from: [${name}], to: …, roles: [system] }' vào 'transitions'.`,
  }));
  return [...missing, ...expiring.flatMap((transition) => expireSound(transition, quiet))];
};

function expireSound(
  { index, from, roles }: Transition & { index: number },
  quiet: ReadonlySet<string>,
): UnplacedFinding[] {
  const path = ['transitions', index];
  const received: UnplacedFinding[] = from.flatMap((name, j) =>
    quiet.has(name)
      ? []
      : [
          {
            path: [...path, 'from', j],
            at: 'value',
            message: `'expire' không được đi từ '${name}': báo cáo đã đến.`,
            fix: `Bỏ '${name}' khỏi 'from'.`,
          },
        ],
  );
  if (roles.every((role) => role === 'system')) return received;
  return [
    ...received,
    {
      path: [...path, 'roles'],
      at: 'value',
      message: "Chỉ hệ thống được đánh dấu quá hạn ('expire').",
      fix: "Viết 'roles: [system]'.",
    },
  ];
}

/**
 * A definition says who may give a command and when. The state to which it leads follows from its
 * fact. Above all, a report that was taken back to `issued` could be marked as never sent.
 */
const asRecorded: Lint = (graph) =>
  graph.transitions.flatMap(({ command, from, to }, i): UnplacedFinding[] => {
    if (!isEngineCommand(command)) return [];
    const { records } = commandFacts[command];
    const wanted = records === null ? from : [records];
    if (wanted.every((name) => name === to)) return [];
    const each = wanted.length > 1 ? ', mỗi trạng thái một bước chuyển' : '';
    return [
      {
        path: ['transitions', i, 'to'],
        at: 'value',
        message: `Lệnh '${command}' không dẫn tới '${to}'.`,
        fix: `Viết 'to: ${wanted[0]}'${each}.`,
      },
    ];
  });

const lints: readonly Lint[] = [
  oneStart,
  someEnd,
  idleCommands,
  oneAnswer,
  reachable,
  wayOut,
  rightHands,
  asRecorded,
  deadlineHandled,
];

/** Everything wrong with the states and transitions taken together. */
export function lintGraph(graph: Graph): UnplacedFinding[] {
  return lints.flatMap((lint) => lint(graph));
}
