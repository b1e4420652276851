import { Controller, Get, Res } from '@nestjs/common';
import { MetricsRegistry } from './metrics-registry.js';

/** The part of Fastify's reply that is used here. */
interface Reply {
  header(name: string, value: string): unknown;
}

@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricsRegistry) {}

  @Get()
  async text(@Res({ passthrough: true }) reply: Reply): Promise<string> {
    reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
