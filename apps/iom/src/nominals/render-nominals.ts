import type { NominalView } from './nominal-view.js';

/** One line a nominal, and below it why nothing is shared of them. */
export function renderList(views: readonly NominalView[]): string {
  if (views.length === 0) return 'Nobody in this area is a nominal now.';
  const lines = views.flatMap((view) => [lineOf(view), ...obstacleLines(view, '    ')]);
  const silent = views.filter(({ obstacles }) => obstacles.length > 0).length;
  return [...lines, '', `${views.length} nominals; of ${silent} of them nothing new is shared`].join('\n'); // prettier-ignore
}

/** How somebody stands, and why. */
export function renderNominal(view: NominalView): string {
  const { category, subCategory, selectedOn, reviewDue, custody, area, link, version } = view;
  const place = [area.provider, area.pdu, area.team, area.policeOrg].filter(Boolean).join(', ');
  return [
    namesOf(view),
    category === null
      ? 'Not an IOM nominal now'
      : `IOM ${category}${subCategory === null ? '' : ` (${subCategory})`}, selected ${selectedOn ?? 'on a day that is not known'}, review due ${reviewDue ?? 'not known'}`,
    `Custody: ${custody}`,
    `Area: ${place || 'unknown'}`,
    `Limits on who may see the case: ${view.limitedAccess}`,
    `Link between the two sides: ${link}`,
    `Version ${version}, as at ${view.asAt}`,
    ...(view.obstacles.length === 0
      ? ['What an agreement names is shared.']
      : ['Nothing new is shared:', ...obstacleLines(view, '  ')]),
  ].join('\n');
}

function lineOf(view: NominalView): string {
  const { category, selectedOn, reviewDue, custody } = view;
  const parts = [
    namesOf(view),
    String(category),
    `selected ${selectedOn ?? '?'}`,
    `review ${reviewDue ?? '?'}`,
    ...(custody === 'YES' ? ['in custody'] : []),
  ];
  return parts.join('  ');
}

function namesOf({ crn, pncId, police }: NominalView): string {
  const own = police.map(({ org, nominalId }) => nominalId && `${org} ${nominalId}`);
  return [crn && `CRN ${crn}`, pncId && `PNC ${pncId}`, ...own].filter(Boolean).join(' · ');
}

function obstacleLines({ obstacles }: NominalView, indent: string): string[] {
  return obstacles.map(({ words }) => `${indent}because ${words}`);
}
