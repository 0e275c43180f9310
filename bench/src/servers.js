import pg from 'pg';
import { projectPath, startEmbeddedPostgres, startPrivateRedis } from './product.js';

const PREFIX = 'bench_';
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/**
 * One PostgreSQL as the product ships it (synchronous_commit and fsync on) and one redis for all
 * systems. Each run gets a database that is copied from a template. The data lies in the product's
 * data folder, because a temporary folder may be memory, where fsync costs nothing.
 */
export async function startServers(log) {
  const postgres = await startEmbeddedPostgres({ dir: projectPath('var', 'bench') });
  const redis = await startPrivateRedis().catch((error) => void log(`no redis: ${error.message}`));
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  const templates = new Map();
  let number = 0;

  const urlOf = (name) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  const drop = (name) => admin.query(`drop database if exists ${quoted(name)} with (force)`);
  const create = async (name, template) => {
    // Copying files needs no WAL of every block. The checkpoints that it makes lie before the clock
    // starts.
    const copied = template ? `template ${quoted(template)} strategy file_copy` : '';
    await admin.query(`create database ${quoted(name)} ${copied}`);
    return urlOf(name);
  };
  const leftovers = await admin.query(
    `select datname from pg_database where starts_with(datname, $1)`,
    [PREFIX],
  );
  for (const { datname } of leftovers.rows) await drop(datname);

  return {
    redisUrl: redis?.url,
    /** The settings, as the server names them. */
    async settings(names) {
      const { rows } = await admin.query(
        'select name, current_setting(name) as value from pg_settings where name = any ($1)',
        [names],
      );
      return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
    },
    /** A copy of a template, which `build(url)` fills on its first use. */
    async database(key, build) {
      if (!templates.has(key)) {
        const name = `${PREFIX}template_${++number}`;
        await build(await create(name));
        const client = new pg.Client({ connectionString: urlOf(name) });
        await client.connect();
        // Only tables that hold rows are analysed. To the planner, an empty table that was analysed
        // counts as empty for ever after, and no fresh installation has such a table.
        const { rows } = await client.query(
          `select format('%I.%I', n.nspname, c.relname) as name ` +
            `from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') ` +
            `and pg_relation_size(c.oid) > 0`,
        );
        if (rows.length > 0)
          await client.query(`vacuum (analyze) ${rows.map((row) => row.name).join(', ')}`);
        await client.end();
        templates.set(key, name);
      }
      const name = `${PREFIX}${++number}`;
      const url = await create(name, templates.get(key));
      await admin.query('checkpoint');
      return { url, drop: () => drop(name) };
    },
    async forgetTemplates() {
      for (const name of templates.values()) await drop(name);
      templates.clear();
    },
    async stop() {
      for (const name of templates.values()) await drop(name);
      await admin.end();
      await redis?.stop();
      await postgres.stop();
    },
  };
}
