import { Navigate, useParams } from 'react-router';
import { useSession } from '../../app/session.js';
import { ButtonLink, Empty, Shown } from '../../shared/ui/index.js';
import { Desk } from './desk.js';
import { obligationOf, useBoard } from './queries.js';
import { words } from './words.js';

/** One cell in a directive, for the people of the committee. */
export function Page() {
  const { directive = '', cell = '' } = useParams();
  const { offices } = useSession();
  const to = `${encodeURIComponent(directive)}/${encodeURIComponent(cell)}`;
  if (offices.length > 0 && offices.every((office) => office.cell !== null))
    return <Navigate to={`/nop/${to}`} replace />;
  return <Report key={to} directive={directive} cell={cell} />;
}

function Report({ directive, cell }: { readonly directive: string; readonly cell: string }) {
  const board = useBoard(directive);
  return (
    <div className="report">
      <Shown of={board}>
        {({ lines, subject }) => {
          const line = lines.find(({ obligation }) => obligation === obligationOf(directive, cell));
          if (!line) return <NotHere />;
          return (
            <>
              <p className="hint">{subject}</p>
              <h1>{line.cellName}</h1>
              <h2 className="report-of">{words.report}</h2>
              <Desk line={line} />
            </>
          );
        }}
      </Shown>
    </div>
  );
}

function NotHere() {
  return (
    <>
      <h1>{words.report}</h1>
      <Empty title="Chi bộ này không có báo cáo trong đợt">
        <ButtonLink to="/">Về việc của tôi</ButtonLink>
      </Empty>
    </>
  );
}
