import { type ObligationEvent } from './obligation.events.js';

/** An obligation that was put under another version of its definition. */
export const migrated = {
  type: 'WorkflowMigrated',
  data: {
    workflow: 'quy-hoach-cap-uy@ba9876543210',
    from: 'quy-hoach-cap-uy@0123456789ab',
    reason: 'Mẫu mới gọn hơn',
    document: '250-CV/ĐU',
    dryRun: '00112233aabb',
    by: 'vanthu-1',
  },
} as const satisfies ObligationEvent;
