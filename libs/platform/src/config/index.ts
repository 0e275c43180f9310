export {
  type Config,
  ConfigError,
  type ConfigFinding,
  loadConfig,
  toEnvironment,
  varPath,
} from './config.js';
export {
  errorInWords,
  type LogFields,
  logger,
  type Logger,
  type LogLevel,
  setLogLevel,
} from './logger.js';
export { projectPath } from './project-path.js';
export { DEVELOPMENT_SECRET } from './variables.js';
