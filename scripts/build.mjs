// `npm run build`: installs and builds what is missing or has changed.
import { bootstrap } from './bootstrap.mjs';

process.exitCode = (await bootstrap()) ? 0 : 1;
