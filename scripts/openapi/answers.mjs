/**
 * What every route answers, read from the return types of the controllers: they are the one owner
 * of it. `answers()` gives the named schemas, and for each operation what it answers.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { Schemas, sortUnions } from './schema-of-type.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const verbs = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete']);

function controllerFiles() {
  const folders = ['libs', 'apps/api', 'apps/worker', 'apps/cli'];
  return folders
    .flatMap((folder) => ts.sys.readDirectory(path.join(root, folder), ['.ts'], ['**/dist/**']))
    .filter((file) => !/\.(spec|test)\.ts$/.test(file))
    .filter((file) => readFileSync(file, 'utf8').includes('@Controller('))
    .toSorted();
}

function programOf(files) {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files },
    ts.sys,
    root,
  );
  return ts.createProgram(files, { ...options, incremental: false, noEmit: true });
}

/** The decorators of a class or method, by name, with their arguments. */
function decoratorsOf(node) {
  const calls = (ts.getDecorators(node) ?? [])
    .map(({ expression }) => expression)
    .filter((one) => ts.isCallExpression(one));
  return new Map(calls.map((call) => [call.expression.getText(), call.arguments]));
}

function routesIn(source) {
  const classes = source.statements.filter((node) => ts.isClassDeclaration(node) && node.name);
  return classes
    .map((node) => ({ node, decorators: decoratorsOf(node) }))
    .filter(({ decorators: own }) => own.has('Controller') && !own.has('ApiExcludeController'))
    .flatMap(({ node }) =>
      node.members
        .filter((member) => ts.isMethodDeclaration(member))
        .map((method) => ({ method, decorators: decoratorsOf(method) }))
        .filter(({ decorators }) => [...decorators.keys()].some((name) => verbs.has(name)))
        .map((route) => ({ ...route, id: `${node.name.text}_${route.method.name.getText()}` })),
    );
}

/** The media types that @ApiProduces names, by their value. */
function producedBy(checker, decorators) {
  return (decorators.get('ApiProduces') ?? []).map((argument) => {
    const type = checker.getTypeAtLocation(argument);
    if (type.isStringLiteral()) return type.value;
    throw new Error(`@ApiProduces(${argument.getText()}) names no constant.`);
  });
}

function answerOf(checker, schemas, { method, decorators }) {
  const signature = checker.getSignatureFromDeclaration(method);
  const type = checker.getAwaitedType(checker.getReturnTypeOfSignature(signature));
  const produces = producedBy(checker, decorators).filter((one) => one !== 'application/json');
  const files = Object.fromEntries(produces.map((one) => [one, { schema: fileSchema(one) }]));
  if ((type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0) return files;
  const isText = (type.flags & ts.TypeFlags.String) !== 0;
  if (isText && produces.length > 0) return files;
  return { 'application/json': { schema: schemas.schemaOf(jsonOf(type, produces)) }, ...files };
}

const fileSchema = (mediaType) =>
  mediaType.startsWith('text/') ? { type: 'string' } : { type: 'string', format: 'binary' };

/** A route that also answers a text returns it as a string beside its JSON. */
function jsonOf(type, produces) {
  if (produces.length === 0 || !type.isUnion()) return type;
  const [only, ...more] = type.types.filter((one) => (one.flags & ts.TypeFlags.String) === 0);
  if (more.length > 0) throw new Error('A route that also answers a text has one kind of JSON.');
  return only;
}

/** What every route answers that refuses. */
const problemFile = path.join(root, 'libs/platform/src/http/problem.ts');

function problemType(program, checker) {
  const declared = program
    .getSourceFile(problemFile)
    .statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === 'Problem');
  return checker.getTypeAtLocation(declared);
}

export function answers() {
  const files = controllerFiles();
  const program = programOf([...files, problemFile]);
  const checker = program.getTypeChecker();
  const schemas = new Schemas(checker);
  schemas.schemaOf(problemType(program, checker));
  const routes = files.flatMap((file) => routesIn(program.getSourceFile(file)));
  const operations = Object.fromEntries(
    routes.map((route) => [route.id, answerOf(checker, schemas, route)]),
  );
  return sortUnions({ schemas: schemas.components(), operations });
}
