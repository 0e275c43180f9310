import { Empty, Notice, Shown } from '../../shared/ui/index.js';
import { AdministrationNav } from '../administration/parts.js';
import { useDefinitions } from './queries.js';
import { words } from './words.js';

/** The definitions that new work may go by, and those that cannot be used. */
export function Page() {
  return (
    <>
      <h1>{words.title}</h1>
      <AdministrationNav />
      <Shown of={useDefinitions()}>
        {({ workflows, skipped }) => (
          <>
            {workflows.length === 0 && <Empty title={words.none} />}
            {workflows.map(({ id, title, version, report }) => (
              <section key={id} className="card">
                <h2>{title}</h2>
                <p className="hint">
                  {words.version(version)} · {report === 'planning' ? words.planning : words.form}
                </p>
              </section>
            ))}
            {skipped.map(({ folder, findings }) => (
              <Notice key={folder} tone="warn" title={`${words.skipped}: ${folder}`}>
                <p>{findings.map(({ message, fix }) => `${message} ${fix}`).join(' ')}</p>
              </Notice>
            ))}
          </>
        )}
      </Shown>
    </>
  );
}
