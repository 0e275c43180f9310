import { importOrg, parseOrgFile, readOrg } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, type Reply, well } from '../support/call.js';
import { drain, freshKey, type Issued, tokenOf } from '../support/issued.js';
import { openTwo, OTHER, otherOrg } from '../support/side-by-side.js';
import { type Stage } from '../support/stage.js';

// A tree in one installation: the small committee stands above that of the sample, and a third one
// beside both.

export const LOWER = letter2024.committee;
export const BESIDE = 'dang-uy-ba';

export interface Tree {
  readonly stage: Stage;
  /** The directive of the lower committee, and the people around it. */
  readonly issued: Issued;
  /** Who asks from above, and from beside. */
  readonly above: string;
  readonly cellAbove: string;
  readonly beside: string;
  get(path: string, token: string): Promise<Reply>;
  post(path: string, token: string, body?: object): Promise<Reply>;
  /** The organisation file says of the lower committee whose it is; null: nobody's. */
  putUnder(superior: string | null): Promise<void>;
}

export async function openTree(): Promise<Tree> {
  const { stage, issued, clerk, own } = await openTwo();
  const change = (raw: object) =>
    inTransaction(stage.dataSource, (manager) => importOrg(manager, parseOrgFile(raw)));
  await change(otherOrg(BESIDE, 'ba'));
  const tree: Tree = {
    stage,
    issued,
    above: clerk,
    cellAbove: own,
    beside: await tokenOf(stage, { name: 'Văn thư Ba', role: 'clerk', committee: BESIDE }),
    get: (path, token) => call(stage.url, path, { token }),
    post: (path, token, body) => call(stage.url, path, { token, key: freshKey(), body }),
    async putUnder(superior) {
      const { registers: _, ...file } = (await readOrg(stage.dataSource.manager, LOWER))!;
      await change({ ...file, registers: [], committee: { ...file.committee, superior } });
    },
  };
  await tree.putUnder(OTHER);
  return tree;
}

/** Some cells of the lower committee work, so that its board has something to count. */
export async function workBelow({ stage, issued, post }: Tree): Promise<void> {
  const [one, two, three] = issued.cells;
  for (const cell of [one!, two!])
    await well(post(`/api/obligations/${cell.obligation}/acknowledge`, cell.token));
  await well(two!.submit());
  await well(three!.submit());
  await drain(stage);
}
