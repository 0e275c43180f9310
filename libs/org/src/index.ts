export {
  type DocumentType,
  documentTypes,
  type OrgFile,
  orgShape,
  type Post,
  posts,
} from './file/org-shape.js';
export { orgFileSchema, parseOrgFile } from './file/org-file.js';
export { type Locate, OrgFileError, type OrgFinding } from './file/org-file-error.js';
export { choiceLabels, describePath, fieldLabels, sectionLabels } from './file/labels.js';
export {
  applyOrg,
  importOrg,
  type ImportReport,
  planOrg,
  type TableReport,
} from './file/import-org.js';
export { type OpeningChange, type OrgPlan, termId } from './file/table-loads.js';
export { type OrgChange } from './file/org-change.js';
export { readOrg } from './file/read-org.js';
export {
  type Cell,
  type Committee,
  getCell,
  getCommittee,
  type Letterhead,
  listCells,
  listCommittees,
  listMembers,
  listPlannedPosts,
  listRegisterOpenings,
  listTerms,
  type Member,
  type PlannedPost,
  type RegisterOpening,
  type Term,
  termOn,
} from './directory.js';
export {
  type Action,
  actions,
  type Actor,
  can,
  denial,
  isSamePerson,
  mayTry,
  type Role,
  roles,
  type Subject,
} from './access/access.js';
export { type Denial, denials } from './access/denials.js';
export { type NewMember, recordMembers } from './record-members.js';
export {
  accountRoles,
  AccountError,
  type AccountRole,
  accountsOfPerson,
  actorOfToken,
  createToken,
  openAccountsOf,
  revokeTokens,
  type TokenRequest,
} from './access/accounts.js';
export { AccessModule } from './access/access.module.js';
export { admitBeforeBody } from './access/admission.js';
export { type AccessOptions, visitor } from './access/authenticate.js';
export { CurrentActor, Public, Requires, type RouteRule, WritesLook } from './access/rules.js';
export {
  assertRoutesDeclared,
  type DeclaredRoute,
  declaredRoutes,
} from './access/routes-declared.js';
