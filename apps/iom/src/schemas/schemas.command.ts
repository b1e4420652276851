import { Command } from 'commander';
import {
  type Incompatibility,
  incompatibilities,
  loadReleased,
  loadSchemas,
  RegistrySchemaIds,
  registerSchemas,
} from '@iom/codec';
import { loadConfig } from '@iom/platform';
import { withBridge } from '../access/bridge-access.js';
import { outputTo } from '../cli/output.js';

/** `iom schemas check|register`. */
export function schemasCommand(): Command {
  const schemas = new Command('schemas').description(
    'the Avro schemas of events, state and what is sent',
  );
  schemas
    .command('check')
    .description(
      'hold every schema against every version ever released; exit 1 when one does not fit',
    )
    .option('--json', 'print JSON', false)
    .action(({ json }: { json: boolean }) => {
      const output = outputTo(json);
      const faults = faultsOfToday();
      output.result({ faults }, () =>
        faults.length === 0
          ? 'Every schema can read every version ever released, and be read by it'
          : faults
              .map(
                ({ name, version, direction, why }) => `${name} ${version}: ${direction}: ${why}`,
              )
              .join('\n'),
      );
      if (faults.length > 0) process.exitCode = 1;
    });
  schemas
    .command('register')
    .description(
      'register every schema of this version and of the agreements; the same again changes nothing',
    )
    .option('--json', 'print JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const output = outputTo(json);
      await withBridge(loadConfig([]), output.progress, async ({ servers, outboundSchemas }) => {
        const ids = new RegistrySchemaIds(servers.registry);
        const registered = await registerSchemas(
          ids,
          new Map([...loadSchemas(), ...outboundSchemas]),
        );
        output.result(Object.fromEntries(registered), () =>
          [...registered].map(([name, id]) => `${String(id).padStart(5)}  ${name}`).join('\n'),
        );
      });
    });
  return schemas;
}

function faultsOfToday(): (Incompatibility & { readonly name: string })[] {
  const released = loadReleased();
  return [...loadSchemas()].flatMap(([name, schema]) => {
    const versions = new Map(released.get(name)?.map((kept) => [kept.version, kept.schema]));
    return incompatibilities(schema, versions).map((fault) => ({ ...fault, name }));
  });
}
