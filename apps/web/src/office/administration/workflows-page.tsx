import { useQuery } from '@tanstack/react-query';
import { type WorkflowsAnswer } from '#libs/directive';
import { ask } from '../../shared/api/client.js';
import { Notice, Shown } from '../../shared/ui/index.js';
import { Parts } from './parts.js';
import { words } from './words.js';

function Usable({ workflows }: { readonly workflows: WorkflowsAnswer['workflows'] }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.usable}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col" className="number">
              {words.version}
            </th>
          </tr>
        </thead>
        <tbody>
          {workflows.map(({ id, title, version }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td className="number">{version}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The definitions that a directive may be drafted by, and what keeps others from it. */
export function WorkflowsPage() {
  const found = useQuery({
    queryKey: ['workflows'],
    queryFn: ({ signal }) => ask<WorkflowsAnswer>('/api/workflows', { signal }),
  });
  return (
    <div className="administration">
      <h1>{words.workflows}</h1>
      <Parts />
      <Shown of={found}>
        {({ workflows, skipped }) => (
          <>
            <h2>{words.usable}</h2>
            <Usable workflows={workflows} />
            {skipped.length > 0 && <h2>{words.skipped}</h2>}
            {skipped.map(({ folder, findings }) => (
              <Notice key={folder} tone="warn" title={folder}>
                <ul>
                  {findings.map(({ message, fix }) => (
                    <li key={message}>
                      {message} {fix}
                    </li>
                  ))}
                </ul>
              </Notice>
            ))}
          </>
        )}
      </Shown>
    </div>
  );
}
