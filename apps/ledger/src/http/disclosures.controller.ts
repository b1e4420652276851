import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Problem } from '@iom/platform';
import { PersonIndex } from '../person-index.js';
import { LedgerReader } from '../store/ledger-reader.js';
import { type DecisionView, decisionView } from './decision.view.js';
import { parseBody } from './parse-body.js';
import { SearchRequest } from './search-request.js';

const PAGE = 100;

export interface SearchAnswer {
  readonly disclosures: readonly DecisionView[];
  /** For the next page; null on the last. */
  readonly cursor: string | null;
}

/** What was decided about whom, for auditors. Identifiers are asked for in bodies only: URLs end up in logs. */
@Controller()
export class DisclosuresController {
  constructor(
    @Inject(LedgerReader) private readonly reader: LedgerReader,
    @Inject(PersonIndex) private readonly people: PersonIndex,
  ) {}

  @Post('disclosures/search')
  @HttpCode(200)
  async search(@Body() body: unknown): Promise<SearchAnswer> {
    const { person, cursor, ...filter } = parseBody(SearchRequest, body ?? {});
    const subjectIds = person && (await this.people.subjectsOf(person));
    const page = await this.reader.search({ ...filter, subjectIds, afterLeaf: cursor }, PAGE);
    return {
      disclosures: page.decisions.map(decisionView),
      cursor: page.lastLeaf === null ? null : String(page.lastLeaf),
    };
  }

  @Get('disclosures/:id')
  async disclosure(@Param('id') id: string): Promise<DecisionView> {
    const decision = await this.reader.decision(id);
    if (decision === undefined) throw new Problem(404);
    return decisionView(decision);
  }

  @Get('events/:eventId/decisions')
  async decisions(@Param('eventId') eventId: string): Promise<{
    readonly eventId: string;
    readonly decisions: readonly DecisionView[];
  }> {
    const decisions = await this.reader.decisionsOf(eventId);
    if (decisions === undefined) throw new Problem(404);
    return { eventId, decisions: decisions.map(decisionView) };
  }
}
