import { Controller, Get, Header, Res } from '@nestjs/common';
import { HealthRegistry, type HealthReport } from './health-registry.js';

/** The part of Fastify's reply that is used here. */
interface Reply {
  status(code: number): unknown;
}

@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthRegistry) {}

  /** 503 asks the supervisor to replace this process. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(@Res({ passthrough: true }) reply: Reply): HealthReport {
    const report = this.health.report();
    reply.status(report.live ? 200 : 503);
    return report;
  }

  /** 503 asks for patience: there is nothing to be had here just now. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  ready(@Res({ passthrough: true }) reply: Reply): HealthReport {
    const report = this.health.report();
    reply.status(report.ready ? 200 : 503);
    return report;
  }
}
