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
  isSampleData,
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
  cellsOf,
  denial,
  isSamePerson,
  mayTry,
  type Role,
  roles,
  type Subject,
} from './access/access.js';
export { officeTitles } from './access/office-titles.js';
export { type Denial, denials } from './access/denials.js';
export { type NewMember, recordMembers } from './record-members.js';
export {
  type AccountLine,
  closeAccount,
  listAccounts,
  officialNamed,
  openAccount,
  recordReset,
  signInName,
} from './offices/accounts.js';
export { AccountError } from './offices/account-error.js';
export { addPerson, type NewPerson } from './offices/add-person.js';
export { once } from './offices/once.js';
export { isLastAdmin, isLastAdminPerson } from './offices/last-admin.js';
export { type InSight, isOfficeInSight, officialInSight } from './offices/within-sight.js';
export { endOffice } from './offices/end-office.js';
export { giveOffice, type OfficeRole, officeRoles } from './offices/give-office.js';
export { officesNamed, officesOf, officesOfPerson } from './offices/held-offices.js';
export { addOfficial } from './offices/holder.js';
export { type Handover, handOver } from './offices/secretaries.js';
export { joinOfficials } from './offices/join-officials.js';
export { lendOffice } from './offices/lend-office.js';
export { official, officialEvent } from './offices/official.js';
export {
  actorOfToken,
  createToken,
  listTokens,
  revokeTokens,
  TOKEN_DAYS,
  type TokenLine,
  type TokenRequest,
} from './offices/tokens.js';
export { AccessModule } from './access/access.module.js';
export { admitBeforeBody } from './access/admission.js';
export { type AccessOptions, visitor } from './access/authenticate.js';
export {
  type ActingRequest,
  CurrentActor,
  CurrentOffices,
  CurrentSession,
  ForHolders,
  ForSignedIn,
  Public,
  Requires,
  type RouteRule,
  type SignedIn,
  WritesLook,
} from './access/rules.js';
export {
  assertRoutesDeclared,
  type DeclaredRoute,
  declaredRoutes,
} from './access/routes-declared.js';
export {
  type CellOnDay,
  cellsOnDay,
  type CommitteeOnDay,
  organisationOn,
  type TermOnDay,
  termsOnDay,
} from './overview/organisation.js';
