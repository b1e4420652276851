import { Controller, Get, Inject } from '@nestjs/common';
import { Problem } from '@iom/platform';
import { type CompletenessReport, RecordBehindError } from '../completeness/check-completeness.js';
import { CompletenessCheck } from '../completeness/completeness-check.js';
import { LedgerReader, type TreeHead } from '../store/ledger-reader.js';

/** The state of the record as a whole. */
@Controller()
export class RecordController {
  constructor(
    @Inject(LedgerReader) private readonly reader: LedgerReader,
    @Inject(CompletenessCheck) private readonly check: CompletenessCheck,
  ) {}

  @Get('tree')
  tree(): Promise<TreeHead> {
    return this.reader.treeHead();
  }

  @Get('completeness')
  async completeness(): Promise<CompletenessReport> {
    try {
      return await this.check.run();
    } catch (error) {
      if (error instanceof RecordBehindError) {
        throw new Problem(503, 'The record is behind the log: ask again when it has caught up');
      }
      throw error;
    }
  }
}
