/**
 * Everything a log line may say. The list is closed: a field that is not here is dropped, and so is a value that does not
 * look like its field, for the compiler does not see what a string holds. None of these shapes fits a sentence, a name
 * with a space, a CRN, a PNC or a date of birth.
 */
const CODE = /^(?!.*\d{3})(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)$/;
const SLUG = /^[a-z]+\d{0,2}(?:[-.](?:[a-z]+\d{0,2}|\d{1,4}))*$/;
const TYPE_NAME = /^(?:uk\.iom\.(?:share\.[a-z0-9_]+\.)?)?(?:[A-Z][a-z0-9]+){2,8}$/;
const TOPIC = /^[a-z]+\.[a-z0-9.-]+$/;
const OPAQUE_ID =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9_-]{22,64}|[A-Za-z0-9+/]{43}=)$/;
const CLIENT_ID = /^[a-z][a-z0-9]*(?:[-.][A-Za-z0-9]+)+$/;
const BROKER = /^[A-Za-z0-9_.-]+:\d{1,5}$/;
const ROUTE = /^\/(?:[a-z.-]+|:[a-zA-Z]+|\*)?(?:\/(?:[a-z.-]+|:[a-zA-Z]+|\*))*$/;
const METHOD = /^[A-Z]{3,7}$/;
const SIGNAL = /^SIG[A-Z0-9]{2,8}$/;
const VERSION = /^\d{1,4}(?:\.\d{1,4}){0,2}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

const LONGEST = 200;

const shapes = {
  // where in the log
  topic: TOPIC,
  partition: 'count',
  offset: 'count',
  lastOffset: 'count',
  highWatermark: 'count',
  lag: 'count',
  group: CLIENT_ID,
  memberId: CLIENT_ID,
  transactionalId: CLIENT_ID,
  generation: 'count',
  broker: BROKER,
  // what was handled
  stage: SLUG,
  task: SLUG,
  eventId: OPAQUE_ID,
  disclosureId: OPAQUE_ID,
  replayId: OPAQUE_ID,
  commandId: OPAQUE_ID,
  eventType: TYPE_NAME,
  outcome: CODE,
  reason: CODE,
  status: CODE,
  org: SLUG,
  sender: SLUG,
  recipient: SLUG,
  agreement: SLUG,
  agreementVersion: VERSION,
  schema: TYPE_NAME,
  schemaId: 'count',
  version: VERSION,
  table: CODE,
  // how much, how long, how often
  count: 'count',
  records: 'count',
  events: 'count',
  outputs: 'count',
  decisions: 'count',
  observed: 'count',
  shared: 'count',
  withheld: 'count',
  held: 'count',
  setAside: 'count',
  dropped: 'count',
  queued: 'count',
  findings: 'count',
  bytes: 'count',
  size: 'count',
  attempt: 'count',
  attempts: 'count',
  ms: 'count',
  seconds: 'count',
  at: INSTANT,
  // the process
  port: 'count',
  exitCode: 'count',
  signal: SIGNAL,
  probe: SLUG,
  ready: 'flag',
  live: 'flag',
  replay: 'flag',
  // HTTP: the route as declared, never the URL as asked
  route: ROUTE,
  method: METHOD,
  httpStatus: 'count',
} as const satisfies Record<string, RegExp | 'count' | 'flag'>;

type Shapes = typeof shapes;

type ValueOf<Shape> = Shape extends 'count'
  ? number | bigint
  : Shape extends 'flag'
    ? boolean
    : string;

/** What may be said beside an event's name. A value that is undefined is left out. */
export type LogFields = {
  readonly [Name in keyof Shapes]?: ValueOf<Shapes[Name]> | undefined;
};

/** What a refused value is replaced by: the mistake shows, its content does not. */
export const REFUSED = '[refused]';

/** The allowed part of the fields. Never throws, whatever it is handed. */
export function allowedFields(fields: unknown): Record<string, unknown> {
  const allowed: Record<string, unknown> = {};
  if (typeof fields !== 'object' || fields === null) return allowed;
  for (const [name, shape] of Object.entries(shapes)) {
    if (!Object.hasOwn(fields, name)) continue;
    const value = valueOf(fields, name);
    if (value !== undefined) allowed[name] = allowedValue(shape, value);
  }
  return allowed;
}

/** Whether a text is one of ours: a code such as `wrong-shape` or `NOTICE_DUE`, an organisation, a topic, a type. */
export function isCode(text: string): boolean {
  return text.length <= LONGEST && [CODE, SLUG, TYPE_NAME, TOPIC].some((shape) => shape.test(text));
}

function allowedValue(shape: RegExp | 'count' | 'flag', value: unknown): unknown {
  if (shape === 'flag') return typeof value === 'boolean' ? value : REFUSED;
  if (shape === 'count') {
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    return typeof value === 'bigint' ? value.toString() : REFUSED;
  }
  return typeof value === 'string' && value.length <= LONGEST && shape.test(value)
    ? value
    : REFUSED;
}

function valueOf(fields: object, name: string): unknown {
  try {
    return Reflect.get(fields, name);
  } catch {
    return REFUSED;
  }
}
