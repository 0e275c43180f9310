import { packages } from './scripts/checks/packages.mjs';

/**
 * Who may import whom: everything not in these tables is forbidden. The first table is the one of
 * the design. Each rule has a fixture of its own name under test/architecture/fixtures/ that must
 * break it.
 */
const libs = {
  calendar: [],
  conditions: [],
  decider: [],
  text: [],
  'document-kinds': ['calendar', 'text'],
  workflow: ['calendar', 'conditions', 'decider', 'document-kinds'],
  forms: ['calendar', 'conditions', 'decider', 'text'],
  planning: ['calendar', 'forms', 'text'],
  platform: ['calendar', 'text'],
  'event-store': ['decider', 'platform'],
  documents: ['document-kinds', 'platform', 'text'],
  org: ['decider', 'event-store', 'platform', 'text'],
  'sign-in': ['calendar', 'org', 'platform', 'text'],
  records: [
    'document-kinds',
    'documents',
    'org',
    'calendar',
    'decider',
    'event-store',
    'platform',
    'text',
  ],
  directive: [
    'conditions',
    'decider',
    'calendar',
    'workflow',
    'forms',
    'planning',
    'event-store',
    'org',
    'document-kinds',
    'documents',
    'records',
    'platform',
    'text',
  ],
  messages: [
    'decider',
    'workflow',
    'directive',
    'records',
    'documents',
    'org',
    'calendar',
    'event-store',
    'platform',
    'text',
  ],
  // All but the forms, the rules and the door.
  oversight:
    'calendar decider directive documents event-store messages org platform records workflow'.split(
      ' ',
    ),
};

/**
 * Libs without I/O: they get no node: builtin and no package but a schema library (and YAML text
 * for definitions).
 */
const pure = 'calendar|conditions|decider|text|document-kinds|workflow|forms|planning';

/**
 * Used by every lib that is not pure, and by apps: controllers live with their feature, and
 * typeorm's DataSource is the token by which a handler is given the database (lint rule
 * dondoc/given-database: no other value of typeorm, and nobody makes one).
 */
const common = [
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/cqrs',
  '@nestjs/swagger',
  'reflect-metadata',
  'rxjs',
  'typeorm',
  'zod',
];

/** Named examples are test material that lies beside the code. */
const spec = '\\.(spec|test|examples)\\.ts$';
const inPackage = (names) => `node_modules/(${names.join('|')})/`;
const door = '^libs/[^/]+/src/(index|testing)\\.ts$';

const tableRules = Object.entries(libs).map(([lib, allowed]) => ({
  name: `${lib}-may-import`,
  comment:
    allowed.length === 0
      ? `${lib} imports no other lib.`
      : `${lib} may import ${allowed.join(', ')} and no other lib.`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: '^libs/', pathNot: `^libs/(${[lib, ...allowed].join('|')})/` },
}));

const packageRules = packages.map(({ rule, names, homes, typesAnywhere }) => ({
  name: rule,
  comment:
    `${names.join(', ')}: only in ${homes.join(', ')}` +
    (typesAnywhere ? ' (types anywhere)' : '') +
    '.',
  severity: 'error',
  from: { path: '^(libs|apps)/', pathNot: [`^(${homes.join('|')})/`, spec] },
  to: { path: inPackage(names), ...(typesAnywhere ? { dependencyTypesNot: ['type-only'] } : {}) },
}));

export default {
  forbidden: [
    ...tableRules,
    {
      name: 'lib-not-in-table',
      comment: 'A new lib gets a line in the table first.',
      severity: 'error',
      from: { path: '^(libs|apps|test)/' },
      to: { path: '^libs/', pathNot: `^libs/(${Object.keys(libs).join('|')})/` },
    },
    {
      name: 'apps-not-each-other',
      comment: 'Composition roots share nothing but libs.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'nobody-imports-apps',
      comment: 'Only test/ may start an app; no lib knows one.',
      severity: 'error',
      from: { path: '^(libs|scripts)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-cycles',
      comment: 'Types included: a circle of types becomes a circle of decorator metadata.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'only-by-the-door',
      comment: 'A lib is entered by src/index.ts or src/testing.ts.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps/[^/]+|test)/' },
      to: { path: '^libs/', pathNot: [door, '^$1/'] },
    },
    {
      name: 'door-by-its-name',
      comment:
        'The door is called #libs/x: a relative path would escape the package boundary ' +
        'Node enforces.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps/[^/]+|test)/' },
      to: { path: '^libs/', pathNot: '^$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'testing-door-only-from-tests',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [spec, '/testing\\.ts$', '/testing/'] },
      to: { path: '^libs/[^/]+/src/testing(\\.ts$|/)' },
    },
    {
      name: 'code-not-on-tests',
      comment:
        'What ships imports neither test/, nor a spec, nor an example; ' +
        'specs beside the code may use test/support.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [spec, '/testing\\.ts$'] },
      to: { path: ['^test/', spec] },
    },
    {
      name: 'pure-no-builtins',
      comment:
        'Pure libs reach nothing of the machine; workflow hashes its definition with node:crypto.',
      severity: 'error',
      from: { path: `^libs/(${pure})/`, pathNot: ['^libs/workflow/', spec] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'workflow-only-crypto',
      severity: 'error',
      from: { path: '^libs/workflow/', pathNot: spec },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'pure-no-packages',
      comment: 'Pure libs use a schema library and, for definitions, a YAML parser.',
      severity: 'error',
      from: { path: `^libs/(${pure})/`, pathNot: spec },
      to: { path: 'node_modules/', pathNot: inPackage(['zod', 'yaml']) },
    },
    ...packageRules,
    {
      name: 'package-not-in-table',
      comment: 'A package gets its home in the table (and a line in a decision) before it is used.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: [spec, '/testing\\.ts$'] },
      to: {
        path: 'node_modules/',
        pathNot: [
          inPackage([...common, ...packages.flatMap(({ names }) => names)]),
          'node_modules/@types/',
        ],
      },
    },
    {
      name: 'no-unlisted-packages',
      comment: 'What we import is in our package.json, not only in a dependency of a dependency.',
      severity: 'error',
      from: { path: '^(libs|apps|test)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      comment: 'What the web application uses is bundled by its build, so nobody installs it.',
      from: { path: '^(libs|apps)/', pathNot: ['^apps/web/', spec] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-only-types-of-libs',
      comment: 'Code runs in the browser only from libs without I/O; of all others it has types.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: {
        path: '^libs/',
        pathNot: '^libs/(text|calendar)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'web-answer-not-office',
      comment: 'The two doors of the house share addresses (paths.ts) and what lies in shared/.',
      severity: 'error',
      from: { path: '^apps/web/src/(answer|office)/' },
      to: {
        path: '^apps/web/src/(answer|office)/',
        pathNot: ['^apps/web/src/$1/', '/paths\\.ts$'],
      },
    },
    {
      name: 'web-shared-below',
      comment: 'What screens share knows neither a screen nor the shell.',
      severity: 'error',
      from: { path: '^apps/web/src/shared/' },
      to: { path: '^apps/web/src/', pathNot: '^apps/web/src/shared/' },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import the checker cannot resolve is an import it cannot judge.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^var/', '^apps/web/public/', '^test/architecture/fixtures/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
