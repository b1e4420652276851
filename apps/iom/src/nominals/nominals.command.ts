import { Command } from 'commander';
import type { Nominal, Organisation } from '@iom/domain';
import { loadConfig } from '@iom/platform';
import { type RecordAccess, withRecords } from '../access/bridge-access.js';
import { CommandFailedError } from '../cli/command-failed.error.js';
import { type Output, outputTo } from '../cli/output.js';
import { findNominals } from '../trace/find-nominals.js';
import { queryOf } from '../trace/trace.command.js';
import { inOrder, isNominalOf, viewOf } from './nominal-view.js';
import { renderList, renderNominal } from './render-nominals.js';

interface ShowOptions {
  readonly crn?: string;
  readonly pnc?: string;
  readonly niche?: string;
  readonly json: boolean;
}

/** `iom nominals list|show`: who the nominals are, and why each stands as they do. */
export function nominalsCommand(): Command {
  return new Command('nominals')
    .description('who the IOM nominals are, and why each stands as they do')
    .addCommand(listCommand())
    .addCommand(showCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description(
      'the nominals of an organisation’s area, and of whom nothing new is shared and why',
    )
    .requiredOption('--org <id>', 'an id of organisations.yaml')
    .option('--json', 'print JSON', false)
    .action(async ({ org, json }: { readonly org: string; readonly json: boolean }) => {
      await withNominals(outputTo(json), async (output, access) => {
        const organisation = organisationOf(org, access);
        const found = await findNominals(access.client, access.codec, (nominal) =>
          isNominalOf(organisation, nominal),
        );
        const nominals = inOrder(found.map(viewOf));
        output.result({ org, nominals }, () => renderList(nominals));
      });
    });
}

function showCommand(): Command {
  return new Command('show')
    .description(
      'how one person stands: membership, area, limits, link, and what stands in the way',
    )
    .option('--crn <number>', 'the person with this case number')
    .option('--pnc <number>', 'the person with this PNC number')
    .option('--niche <id>', 'the person whom a force knows by this nominal id')
    .option('--json', 'print JSON', false)
    .action(async (options: ShowOptions) => {
      const isMeant = meantBy(options);
      await withNominals(outputTo(options.json), async (output, { client, codec }) => {
        const found = await findNominals(client, codec, isMeant);
        if (found.length === 0) {
          throw new CommandFailedError('Nobody who is or was a nominal is known by this number');
        }
        const nominals = inOrder(found.map(viewOf));
        output.result({ nominals }, () => nominals.map(renderNominal).join('\n\n'));
      });
    });
}

async function withNominals(
  output: Output,
  work: (output: Output, access: RecordAccess) => Promise<void>,
): Promise<void> {
  const report = (line: string): void => output.progress(line);
  await withRecords(loadConfig([]), report, (access) => work(output, access));
}

function organisationOf(id: string, { deployment }: RecordAccess): Organisation {
  const found = deployment.organisations.find((each) => each.id === id);
  if (found !== undefined) return found;
  const known = deployment.organisations.map((each) => each.id).join(', ');
  throw new CommandFailedError(`There is no organisation of that id: there are ${known}`, 2);
}

/** Throws `CommandFailedError` unless one person is asked for. */
function meantBy({ crn, pnc, niche }: ShowOptions): (nominal: Nominal) => boolean {
  if ([crn, pnc, niche].filter((given) => given !== undefined).length !== 1) {
    throw new CommandFailedError('Give one of --crn, --pnc and --niche', 2);
  }
  if (niche !== undefined) {
    return ({ standing }) => standing.police.some(({ nominalId }) => nominalId === niche);
  }
  const query = queryOf({ ...(crn !== undefined && { crn }), ...(pnc !== undefined && { pnc }) });
  return ({ standing: { probation, police } }) => {
    if ('crn' in query) return probation.crn === query.crn;
    if (!('pncId' in query)) return false;
    const { pncId } = query;
    return probation.pncId === pncId || police.some((identity) => identity.pncId === pncId);
  };
}
