import { commandTitle, type Role, roleTitles, type Workflow } from '#libs/workflow';

/**
 * One way on from a state: the command, its title in the definition, and the roles that may give
 * it.
 */
export interface Way {
  readonly command: string;
  readonly title: string;
  readonly roles: readonly Role[];
}

/**
 * The ways on that the definition offers from a state, including the system's own mark.
 * Acknowledging the letter is no way on.
 */
export function waysOn(workflow: Workflow, status: string): Way[] {
  return workflow.transitions
    .filter(
      ({ command, from }) => command !== 'acknowledge' && from.some((name) => name === status),
    )
    .map(({ command, roles }) => ({ command, title: commandTitle(workflow, command), roles }));
}

/** A way that stands in no definition: a person ends a hold, and the deadline takes its course. */
export const releaseWay: Way = {
  command: 'release-hold',
  title: 'Thôi tạm giữ',
  roles: ['approver'],
};

/** "“Gia hạn” (cấp ủy/bí thư), “Gửi báo cáo” (chi bộ)" */
export function waysText(ways: readonly Way[]): string {
  return ways
    .map(({ title, roles }) => `“${title}” (${roles.map((role) => roleTitles[role]).join(', ')})`)
    .join(', ');
}
