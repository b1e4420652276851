import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from './json-schemas.js';

// After a change of the contract, in the root of the repository:
//   node --import ./test/support/from-source.js apps/intake-police/src/contract/write-json-schemas.ts
// A test fails while the files say something else than the code.
for (const [file, schema] of jsonSchemas()) {
  writeFileSync(join('schemas', 'source', file), `${JSON.stringify(schema, null, 2)}\n`);
}
