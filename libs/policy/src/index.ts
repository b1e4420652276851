export type {
  Agreement,
  AgreementSet,
  FieldRule,
  InForce,
  ShareRow,
  When,
} from './agreement/agreement.js';
export { fieldsOf, fieldTypesOf, type FieldType } from './agreement/fields.js';
export { parseAgreement } from './agreement/parse-agreement.js';
export { parseAgreements, type TextFile } from './agreement/parse-agreements.js';
export { type AgreementDue, agreementsDue } from './agreement/agreements-due.js';
export { unlistedFields, type UnlistedFields } from './agreement/unlisted-fields.js';
export type { Question } from './decision/case.js';
export { type Agreed, parseAgreed } from './agreed.js';
export { decide, type Decision } from './decision/decide.js';
export { compile, type Policy } from './decision/policy.js';
export { type Reason, REASONS, type Verdict } from './decision/reasons.js';
export { recipientsInScope } from './decision/scope.js';
export { obstaclesOf } from './decision/steps.js';
export { findingsIn, type TextFinding } from './decision/text-blocker.js';
export { parseDeployment } from './deployment/parse-deployment.js';
export { parseOperators, writtenPublicKey } from './deployment/parse-operators.js';
export type { OutboundPerson } from './outbound/person.js';
export type {
  OutboundSchema,
  OutboundSchemaField,
  OutboundType,
} from './outbound/outbound-schema.js';
export { outboundSchemas } from './outbound/outbound-schemas.js';
export { POINTER_TYPE, type Pointer, projectPointer } from './outbound/pointer.js';
export { outboundName, type OutboundValue, project } from './outbound/project.js';
export { type Fault, formatFault } from './text/fault.js';
export type { Result } from './text/result.js';
