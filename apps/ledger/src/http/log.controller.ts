import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { Problem } from '@iom/platform';
import { ServedLogs } from '../logs/served-logs.js';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
/** A tile is never another: what is under it was signed. */
const FOR_EVER = 'private, max-age=31536000, immutable';

/** The logs as C2SP tlog-tiles has them: the whole one, and by organisation that of what it was sent. */
@Controller()
export class LogController {
  constructor(@Inject(ServedLogs) private readonly logs: ServedLogs) {}

  @Get('checkpoint')
  @Header('content-type', TEXT)
  @Header('cache-control', 'no-store')
  async checkpoint(): Promise<string> {
    return found(await this.logs.checkpoint(null));
  }

  @Get('keys')
  @Header('content-type', TEXT)
  keys(): string {
    return found(this.logs.keysOf(null));
  }

  @Get('tile/*')
  @Header('content-type', BYTES)
  @Header('cache-control', FOR_EVER)
  async tile(@Param('*') path: unknown): Promise<Buffer> {
    return found(await this.logs.resource(null, textOf(path)));
  }

  @Get('logs/:org/checkpoint')
  @Header('content-type', TEXT)
  @Header('cache-control', 'no-store')
  async checkpointOf(@Param('org') org: string): Promise<string> {
    return found(await this.logs.checkpoint(org));
  }

  @Get('logs/:org/keys')
  @Header('content-type', TEXT)
  keysOf(@Param('org') org: string): string {
    return found(this.logs.keysOf(org));
  }

  @Get('logs/:org/tile/*')
  @Header('content-type', BYTES)
  @Header('cache-control', FOR_EVER)
  async tileOf(@Param('org') org: string, @Param('*') path: unknown): Promise<Buffer> {
    return found(await this.logs.resource(org, textOf(path)));
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Problem(404);
  return value;
}

/** A wildcard comes whole or in its parts, as the router likes. */
const textOf = (path: unknown): string => (Array.isArray(path) ? path.join('/') : String(path));
