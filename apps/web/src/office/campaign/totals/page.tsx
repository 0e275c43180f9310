import { useQuery } from '@tanstack/react-query';
import { type Consolidation, type DirectiveAnswer, type FormTableAnswer } from '#libs/directive';
import { ask } from '../../../shared/api/client.js';
import { isRefusal } from '../../../shared/api/problem.js';
import { Empty, FileLink, Shown } from '../../../shared/ui/index.js';
import { CampaignFrame } from '../frame.js';
import { FormTables } from './form-tables.js';
import { PlanningTotals } from './planning-totals.js';
import { UpwardReport } from './upward-report.js';
import { words } from './words.js';

export function Page() {
  return (
    <CampaignFrame>
      {(directive) =>
        directive.symbol === null || directive.status === 'withdrawn' ? (
          <Empty title={words.notIssued}>
            <p>{words.notIssuedHint}</p>
          </Empty>
        ) : (
          <Totals directive={directive} />
        )
      }
    </CampaignFrame>
  );
}

type Read =
  | { readonly of: 'consolidation'; readonly table: Consolidation }
  | { readonly of: 'form-table'; readonly table: FormTableAnswer };

/** A planning review has a table of its own; every other report has the sums of its form. */
const useTotals = (id: string, planning: boolean) =>
  useQuery({
    queryKey: ['directive', id, 'totals'],
    queryFn: async ({ signal }): Promise<Read> => {
      const read = async (of: Read['of']): Promise<Read> =>
        ({ of, table: await ask(`/api/directives/${id}/${of}`, { signal }) }) as Read;
      try {
        return await read(planning ? 'consolidation' : 'form-table');
      } catch (error) {
        if (isRefusal(error, 'NOT_PLANNING')) return read('form-table');
        if (isRefusal(error, 'HAS_CONSOLIDATION')) return read('consolidation');
        throw error;
      }
    },
  });

function Totals({ directive }: { readonly directive: DirectiveAnswer }) {
  const id = directive.directive;
  const totals = useTotals(id, directive.targetTerms !== undefined);
  return (
    <Shown of={totals}>
      {(read) => (
        <>
          <div className="actions">
            <FileLink icon="table" href={`/api/directives/${id}/${read.of}.xlsx`}>
              {words.workbook}
            </FileLink>
            <FileLink icon="file" href={`/api/directives/${id}/${read.of}.pdf`}>
              {words.pdf}
            </FileLink>
          </div>
          {read.of === 'consolidation' ? (
            <PlanningTotals table={read.table} />
          ) : (
            <FormTables table={read.table} />
          )}
          {directive.upward && (
            <UpwardReport
              id={id}
              duty={directive.upward}
              open={read.of === 'consolidation' ? read.table.cells.open : undefined}
            />
          )}
        </>
      )}
    </Shown>
  );
}
