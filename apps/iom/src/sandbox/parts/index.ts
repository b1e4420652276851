export { MissingPrerequisiteError } from './missing-prerequisite.error.js';
export { PartFailedError } from './part-failed.error.js';
export { DataFolderInUseError } from './lock.js';
export { type Guard, startGuard } from './guard.js';
export { type Parts, startParts, type StartPartsOptions } from './start-parts.js';
export { until } from './until.js';
