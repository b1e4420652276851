import type { Deployment, Organisation } from '@iom/domain';
import { z } from 'zod';
import type { Fault } from '../text/fault.js';
import { nearestOf } from '../text/nearest.js';
import type { Result } from '../text/result.js';
import { YamlFile } from '../text/yaml-file.js';

const text = z.string('expected a text (quote numbers)').min(1, 'must not be empty');

const OrganisationShape = z.strictObject({
  id: text.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens'),
  kind: z.enum(['police', 'probation']),
  title: text,
  code: text,
  areas: z.record(text, z.array(text)).default({}),
  teamMailbox: text,
  dutyPhone: text,
  principal: text,
});

const DeploymentShape = z.strictObject({
  retainEventsDays: z.int().positive(),
  organisations: z.array(OrganisationShape).min(1),
});

const WORDS = [...Object.keys(DeploymentShape.shape), ...Object.keys(OrganisationShape.shape)];

/** Reads `organisations.yaml`: who takes part, and where. Names everything that is wrong with it at once. */
export function parseDeployment(content: string, path: string): Result<Deployment, Fault[]> {
  const file = new YamlFile(content, path);
  const deployment = file.shapedBy(DeploymentShape, WORDS);
  if (deployment !== undefined) checkOrganisations(file, deployment.organisations);
  if (deployment === undefined || file.faults.length > 0) {
    return { ok: false, error: [...file.faults] };
  }
  return { ok: true, value: deployment };
}

function checkOrganisations(file: YamlFile, organisations: readonly Organisation[]): void {
  const ids = new Set<string>();
  const probation = organisations.filter(({ kind }) => kind === 'probation').map(({ id }) => id);
  const forceOf = new Map<string, string>();
  for (const [index, { id, kind, areas }] of organisations.entries()) {
    const at = ['organisations', index];
    if (ids.has(id)) file.addFault([...at, 'id'], `'${id}' stands here twice`);
    ids.add(id);
    for (const [org, units] of Object.entries(areas)) {
      if (kind !== 'police') file.addKeyFault([...at, 'areas', org], 'only a force has areas');
      else if (!probation.includes(org)) {
        const message = `'${org}' is no probation organisation of this file`;
        file.addKeyFault([...at, 'areas', org], message, nearestOf(org, probation));
      }
      for (const [place, unit] of units.entries()) {
        const other = forceOf.get(`${org}/${unit}`);
        const path = [...at, 'areas', org, place];
        // Two forces for one area would leave open whom its nominals are disclosed to.
        if (other !== undefined)
          file.addFault(path, `'${unit}' is in the area of ${other} already`);
        forceOf.set(`${org}/${unit}`, id);
      }
    }
  }
}
