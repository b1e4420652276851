export { parseDeployment } from './deployment/parse-deployment.js';
export { type Fault, formatFault } from './text/fault.js';
export type { Result } from './text/result.js';
