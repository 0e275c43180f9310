export interface SqlFile {
  /** Without folder and ending, and used once in the project. */
  readonly name: string;
  readonly sql: string;
}

/** The names after `app.` in what the file does, comments left out. */
function namesIn(sql: string): Set<string> {
  const code = sql.replaceAll(/--.*$/gm, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return new Set([...code.matchAll(/\bapp\.(\w+)/g)].map(([, name]) => name!));
}

/**
 * By name, but none before a file that it uses, that is, whose function it names as `app.…`: an
 * SQL function, an aggregate or a trigger can only be made of what is there. Throws when two files
 * have one name or use each other in a circle.
 */
export function inOrderOfUse(files: readonly SqlFile[]): SqlFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  if (byName.size < files.length) {
    const twice = files.find((file) => byName.get(file.name) !== file)!.name;
    throw new Error(`two SQL files are called ${twice}.sql`);
  }
  const ordered = new Set<SqlFile>();
  const visit = (file: SqlFile, way: readonly string[]): void => {
    if (ordered.has(file)) return;
    if (way.includes(file.name))
      throw new Error(`SQL files use each other in a circle: ${[...way, file.name].join(' → ')}`);
    for (const name of [...namesIn(file.sql)].toSorted()) {
      const used = byName.get(name);
      if (used && used !== file) visit(used, [...way, file.name]);
    }
    ordered.add(file);
  };
  for (const name of [...byName.keys()].toSorted()) visit(byName.get(name)!, []);
  return [...ordered];
}
