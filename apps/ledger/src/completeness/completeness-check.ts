import {
  checkCompleteness,
  type CompletenessOptions,
  type CompletenessReport,
} from './check-completeness.js';

/** The check, one at a time: who asks while it runs is told its answer. */
export class CompletenessCheck {
  private running: Promise<CompletenessReport> | undefined;

  constructor(private readonly options: CompletenessOptions) {}

  run(): Promise<CompletenessReport> {
    this.running ??= checkCompleteness(this.options).finally(() => (this.running = undefined));
    return this.running;
  }
}
