/**
 * Our own lint rules, as a plugin of oxlint (`dondoc/…` in .oxlintrc.json). Each has a fixture of
 * its own name under test/architecture/fixtures/lint/ that must break it.
 */
const rule = (description, create) => ({
  meta: { type: 'problem', docs: { description }, schema: [] },
  create,
});
const say = (context, message) => (node) => context.report({ node, message });

const sqlClock =
  /(?<![\w.])now\s*\(\s*\)|\b(clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i;

/**
 * SQL lives in template literals, and in strings that begin like SQL. Prose that mentions now() is
 * left alone.
 */
const looksLikeSql =
  /\b(select|insert|update|delete|with|values|where|returning|interval|timestamptz)\b/i;

const ownClock = rule('the time is read from the platform clock', (context) => {
  const report = say(
    context,
    'Read the time from Clock (#libs/platform) or take it as an argument.',
  );
  return {
    'NewExpression[callee.name="Date"][arguments.length=0]': report,
    'CallExpression[callee.name="Date"]': report,
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]': report,
  };
});

const sqlNow = rule('SQL asks app.now()', (context) => {
  const check = (node, text) => {
    if (looksLikeSql.test(text) && sqlClock.test(text))
      context.report({
        node,
        message:
          "Business SQL asks app.now(): the virtual clock moves it, PostgreSQL's own clock " +
          'it does not.',
      });
  };
  return {
    TemplateLiteral: (node) => check(node, node.quasis.map(({ value }) => value.raw).join(' ')),
    Literal: (node) => typeof node.value === 'string' && check(node, node.value),
  };
});

/** Also where one of two is chosen: `error instanceof Error ? error.message : String(error)`. */
function textOfError(node) {
  if (node.type === 'ConditionalExpression')
    return textOfError(node.consequent) || textOfError(node.alternate);
  if (node.type === 'LogicalExpression') return textOfError(node.left) || textOfError(node.right);
  if (node.type === 'CallExpression') return node.callee.name === 'String';
  return node.type === 'MemberExpression' && ['message', 'stack'].includes(node.property.name);
}

const levels = ['debug', 'info', 'warn', 'error'];

const loggedError = rule('an error is logged as it is, and masked there', (context) => ({
  CallExpression(node) {
    const [, fields] = node.arguments;
    if (!levels.includes(node.callee.property?.name) || fields?.type !== 'ObjectExpression') return;
    for (const { value } of fields.properties)
      if (value && textOfError(value))
        context.report({
          node: value,
          message:
            'Give the logger the error itself, or errorInWords(error): its message may quote ' +
            'what a person gave.',
        });
  },
}));

const givenDatabase = rule('the database is given, never made', (context) => ({
  ImportDeclaration(node) {
    if (node.source.value !== 'typeorm' || node.importKind === 'type') return;
    const values = node.specifiers.filter(
      (specifier) =>
        specifier.importKind !== 'type' &&
        !['DataSource', 'EntityManager'].includes(specifier.imported?.name),
    );
    for (const specifier of values)
      context.report({
        node: specifier,
        message:
          'Flat rows and SQL through the DataSource or EntityManager you were given; nothing ' +
          'else of typeorm outside platform and event-store.',
      });
  },
  'NewExpression[callee.name="DataSource"]': say(
    context,
    'openDatabase (#libs/platform) makes connections.',
  ),
}));

const durableEvents = new Set([
  'EventBus',
  'EventsHandler',
  'IEventHandler',
  'EventPublisher',
  'AggregateRoot',
  'Saga',
  'UnhandledExceptionBus',
  'ofType',
]);

const noMemoryEvents = rule('nothing durable rests on in-memory events', (context) => ({
  ImportDeclaration(node) {
    if (node.source.value !== '@nestjs/cqrs') return;
    for (const specifier of node.specifiers) {
      const name = specifier.imported?.name;
      if (name === undefined || durableEvents.has(name))
        context.report({
          node: specifier,
          message:
            'The event side of @nestjs/cqrs lives in memory and dies after one throw. Read ' +
            'committed events instead.',
        });
    }
  },
}));

const noModuleMocks = rule('no module mocks', (context) => ({
  'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule|createMockFromModule|automock|enableAutomock|setMock)$/]':
    say(context, 'No module mocks: give the code its dependency, or use the real component.'),
}));

/**
 * `found ? describe : describe.skip` leaves a suite out where its machine cannot run it. The counts
 * show that, so it is allowed.
 */
const byCircumstance = ({ parent }) => parent.type === 'ConditionalExpression';

const noParkedTests = rule('every test runs', (context) => {
  const report = say(context, 'A test runs or is deleted: no skip, only, todo or failing.');
  return {
    'MemberExpression[property.name=/^(skip|only|todo|failing)$/]': (node) => {
      const known = /^(describe|it|test)$/.test(node.object.name ?? node.object.object?.name ?? '');
      if (known && !byCircumstance(node)) report(node);
    },
    'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]': report,
  };
});

const noSleepInTests = rule('tests do not sleep', (context) => {
  const report = say(
    context,
    'No sleeps: set the clock, drain the worker, or wait for the fact itself (test/support).',
  );
  return {
    'CallExpression[callee.name="setTimeout"]': report,
    'NewExpression[callee.name="Promise"] Identifier[name="setTimeout"]': (node) =>
      node.parent.type !== 'CallExpression' && report(node),
    'ImportDeclaration[source.value=/^(node:)?timers.promises$/]': report,
    'Literal[value=/pg_sleep/]': report,
    'TemplateElement[value.raw=/pg_sleep/]': report,
  };
});

const vague =
  /(Service|Util|Utils|Helper|Helpers|Manager|Base|Impl)$|^(Abstract|Base)[A-Z]|^I[A-Z][a-z]/;

const plainNames = rule('names say what a thing is', (context) => ({
  'ClassDeclaration[id], ClassExpression[id], TSInterfaceDeclaration, TSTypeAliasDeclaration': ({
    id,
  }) => {
    if (vague.test(id.name))
      context.report({
        node: id,
        message:
          `"${id.name}" says how it was made, not what it is: no Service, Util, Helper, ` +
          'Manager, Base, Impl, I-prefix.',
      });
  },
}));

const fewParents = rule('no inheritance', (context) => ({
  ':matches(ClassDeclaration, ClassExpression)[superClass]': ({ superClass }) => {
    const name = superClass.name ?? superClass.callee?.name ?? '';
    if (!/^(Command|Query|WorkerHost|Sequencer|\w*Error)$/.test(name))
      context.report({
        node: superClass,
        message: 'Only Command, Query, WorkerHost, Sequencer and Error have children.',
      });
  },
}));

const nameOfFunction = ({ id, parent }) => (id ?? parent.id ?? parent.key)?.name ?? '';

const evolveWithoutDefault = rule('a forgotten event fails to compile', (context) => {
  const inside = [];
  const enter = (node) =>
    inside.push(/^evolve([A-Z]|$)/.test(nameOfFunction(node)) || inside.at(-1) === true);
  const leave = () => inside.pop();
  const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
  return {
    ...Object.fromEntries(
      functions.flatMap((type) => [
        [type, enter],
        [`${type}:exit`, leave],
      ]),
    ),
    'SwitchCase[test=null]': (node) =>
      inside.at(-1) === true &&
      say(context, 'evolve has no default: a forgotten event must fail to compile.')(node),
  };
});

const parentsOf = function* (node) {
  for (let parent = node.parent; parent; parent = parent.parent) yield parent;
};

const ownTransactions = rule('inTransaction owns every transaction', (context) => ({
  'CallExpression[callee.property.name="transaction"]': say(
    context,
    'TypeORM reports success for a transaction in which an SQL error was swallowed, and ' +
      'nobody asks for the outcome of a lost COMMIT: inTransaction (#libs/platform).',
  ),
}));

const throwsSomewhere = (node) => {
  if (node === null || typeof node !== 'object') return false;
  if (node.type === 'ThrowStatement') return true;
  return Object.entries(node).some(([key, child]) => key !== 'parent' && throwsSomewhere(child));
};

/** Finds a catch that never throws around this node, as far as its function goes. */
const quietCatch = (node) => {
  let child = node;
  for (const parent of parentsOf(node)) {
    if (/Function/.test(parent.type)) return false;
    if (
      parent.type === 'TryStatement' &&
      parent.block === child &&
      parent.handler !== null &&
      !throwsSomewhere(parent.handler.body)
    )
      return true;
    child = parent;
  }
  return false;
};

const caughtAtOnce = ({ parent }) =>
  parent.type === 'MemberExpression' && parent.property.name === 'catch';

const noSwallowedSql = rule('an SQL error ends its transaction', (context) => ({
  'CallExpression[callee.object.name="manager"][callee.property.name="query"]': (node) => {
    if (caughtAtOnce(node) || quietCatch(node))
      context.report({
        node,
        message:
          'After an SQL error the whole transaction is lost, whatever a catch says: let it ' +
          'pass, or use a savepoint and throw what is not yours.',
      });
  },
}));

export default {
  meta: { name: 'dondoc' },
  rules: {
    'own-clock': ownClock,
    'sql-now': sqlNow,
    'given-database': givenDatabase,
    'logged-error': loggedError,
    'no-memory-events': noMemoryEvents,
    'no-module-mocks': noModuleMocks,
    'no-parked-tests': noParkedTests,
    'no-sleep-in-tests': noSleepInTests,
    'plain-names': plainNames,
    'few-parents': fewParents,
    'evolve-without-default': evolveWithoutDefault,
    'own-transactions': ownTransactions,
    'no-swallowed-sql': noSwallowedSql,
  },
};
