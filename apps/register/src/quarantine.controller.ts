import { Controller, Get, Inject } from '@nestjs/common';
import { Problem } from '@iom/platform';
import { CommittedState } from './committed-state.js';
import { type QuarantineEntry, quarantineList } from './quarantine-list.js';

/** What is set aside, for operators' tools. */
@Controller()
export class QuarantineController {
  constructor(@Inject(CommittedState) private readonly state: CommittedState) {}

  @Get('quarantine')
  list(): { readonly quarantined: readonly QuarantineEntry[] } {
    const state = this.state.now();
    if (state === undefined) {
      throw new Problem(503, 'This instance stands by, or is taking over: ask the one that works');
    }
    return { quarantined: quarantineList(state) };
  }
}
