import { GetOrganisationCellHandler } from '../organisation/get-organisation-cell.js';
import { GetOrganisationHandler } from '../organisation/get-organisation.js';

/** What the controllers of the organisation need of their module. */
export const organisationProviders = [GetOrganisationHandler, GetOrganisationCellHandler];
