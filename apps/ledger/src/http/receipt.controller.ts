import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Problem } from '@iom/platform';
import type { Receipt } from '@iom/transparency';
import { NotSignedYetError, ServedLogs } from '../logs/served-logs.js';

/** Receipts: what shows, without the ledger, that a disclosure is in its log. */
@Controller()
export class ReceiptController {
  constructor(@Inject(ServedLogs) private readonly logs: ServedLogs) {}

  /** `log=recipient`: from the log of what the recipient was sent, for the recipient; else from the whole log, for auditors. */
  @Get('disclosures/:id/receipt')
  async receipt(@Param('id') id: string, @Query('log') log?: string): Promise<Receipt> {
    try {
      const receipt = await this.logs.receipt(id, log === 'recipient');
      if (receipt === undefined) throw new Problem(404);
      return receipt;
    } catch (error) {
      if (error instanceof NotSignedYetError)
        throw new Problem(503, 'Not signed yet: ask again in a second');
      throw error;
    }
  }
}
