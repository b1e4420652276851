import {
  Body,
  Controller,
  Get,
  HttpException,
  Inject,
  Module,
  NotFoundException,
  type OnApplicationShutdown,
  Post,
} from '@nestjs/common';
import { type CustomTransportStrategy, EventPattern, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { loadConfig } from '../config/load-config.js';
import { HealthRegistry } from '../health/health-registry.js';
import { Problem } from '../http/problem.js';
import { createLog, createPino, LOG, type Log } from '../logging/log.js';
import { NestLog } from '../logging/nest-log.js';
import { CONFIG } from './platform.module.js';
import { type RunningApp, startApp } from './start-app.js';

const order: string[] = [];
const thrownByHandler = new RangeError('Canarysson is out of range');

@Controller()
class People implements OnApplicationShutdown {
  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(CONFIG) readonly config: object,
  ) {}

  @Get('people/:id')
  find(): never {
    this.log.info('asked');
    throw new NotFoundException('no such person: Canarysson');
  }

  @Get('broken')
  broken(): never {
    throw new Error('Canarysson broke it');
  }

  @Get('refused')
  refused(): never {
    throw new Problem(422, 'The request does not fit', [{ field: 'from', problem: 'not a date' }]);
  }

  @Get('teapot')
  teapot(): never {
    throw new HttpException({ quoted: 'Canarysson' }, 418);
  }

  @Post('search')
  search(@Body() body: object): object {
    return { fields: Object.keys(body).length };
  }

  @EventPattern(['iom.observed'])
  onObserved(): never {
    throw thrownByHandler;
  }

  onApplicationShutdown(): void {
    order.push('pools closed');
  }
}

@Module({ controllers: [People] })
class SpecModule {}

/** A stage server without a log: it lets the test hand a record to the handlers. */
class HandFed extends Server implements CustomTransportStrategy {
  isListening = false;
  readonly opened = Promise.withResolvers<void>();

  listen(callback: (error?: unknown) => void): void {
    void this.open(callback);
  }
  private async open(callback: (error?: unknown) => void): Promise<void> {
    const [opened] = await Promise.allSettled([this.opened.promise]);
    this.isListening = opened.status === 'fulfilled';
    callback(opened.status === 'rejected' ? opened.reason : undefined);
  }
  close(): void {
    order.push('stage closed');
  }
  on(): void {}
  unwrap<T>(): T {
    return undefined as T;
  }
  async feed(topic: string): Promise<unknown> {
    const handled: unknown = await this.getHandlerByPattern(topic)?.(Buffer.from('x'));
    return isObservable(handled) ? lastValueFrom(handled) : handled;
  }
}

describe('an app', () => {
  let written = '';
  const options = {
    app: 'spec',
    level: 'debug',
    destination: { write: (line: string) => void (written += line) },
  } as const;
  const log = createLog(options);
  const stage = new HandFed();
  let running: RunningApp;
  let health: HealthRegistry;
  const get = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${running.port}${path}`, init);

  beforeAll(async () => {
    stage.opened.resolve();
    running = await startApp({
      module: SpecModule,
      config: loadConfig([], {}),
      log,
      fatal: () => undefined,
      nestLog: new NestLog(createPino(options)),
      strategies: (app) => {
        health = app.get(HealthRegistry);
        return [stage];
      },
    });
  });

  afterAll(() => running.close());

  it('says in one line that it has started, and where', () => {
    const started = written
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line))
      .filter(({ event }) => event === 'started');
    expect(started).toEqual([expect.objectContaining({ port: running.port, app: 'spec' })]);
    expect(running.port).toBeGreaterThan(0);
    expect(stage.isListening).toBe(true);
  });

  it('answers whether it lives and is ready', async () => {
    const ready = await get('/health/ready');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ready: true,
      live: true,
      probes: { 'start-up': { ready: true, live: true } },
    });

    const remove = health.add('stage', () => ({ ready: false, live: true, detail: { lag: 3 } }));
    expect((await get('/health/ready')).status).toBe(503);
    expect((await get('/health/live')).status).toBe(200);
    remove();

    const removeDead = health.add('stage', () => ({ ready: false, live: false }));
    expect((await get('/health/live')).status).toBe(503);
    removeDead();
  });

  it('shows its figures', async () => {
    const response = await get('/metrics');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/plain');
  });

  it.each([
    ['an unknown route', '/people-of-Canarysson/X123456', 404],
    ['somebody who is not there', '/people/X123456', 404],
    ['a fault of ours', '/broken', 500],
    ['an exception with a body of its own', '/teapot', 418],
  ])('answers %s with a problem that quotes nothing', async (_, path, status) => {
    const response = await get(path);
    const text = await response.text();

    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.parse(text)).toEqual({ type: 'about:blank', title: expect.any(String), status });
    expect(text).not.toMatch(/Canarysson|X123456/);
    expect(written).not.toMatch(/Canarysson|X123456/);
  });

  it('answers a body that is no JSON, or too long, as the fault of whoever sent it', async () => {
    const headers = { 'content-type': 'application/json' };
    const broken = await get('/search', { method: 'POST', headers, body: '{"Canarysson' });
    expect(broken.status).toBe(400);
    expect(broken.headers.get('content-type')).toContain('application/problem+json');
    expect(await broken.text()).not.toContain('Canarysson');

    const long = await get('/search', {
      method: 'POST',
      headers,
      body: JSON.stringify({ text: 'x'.repeat(2_000_000) }),
    });
    expect(long.status).toBe(413);
  });

  it('tells whoever asked what is wrong with the request, in our own words', async () => {
    const response = await get('/refused');
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      status: 422,
      detail: 'The request does not fit',
      faults: [{ field: 'from', problem: 'not a date' }],
    });
  });

  it("hands the stage server the handler's own error", async () => {
    await expect(stage.feed('iom.observed')).rejects.toBe(thrownByHandler);
  });

  it('does not log what it was asked', async () => {
    await get('/people/X123456?surname=Canarysson', { headers: { 'x-note': 'Canarysson' } });
    expect(written).toContain('"asked"');
    expect(written).not.toMatch(/Canarysson|X123456/);
  });

  it('closes the stages before the pools they use', async () => {
    await running.close();
    expect(order).toEqual(['stage closed', 'pools closed']);
  });
});

describe('an app whose stage is slow to take over', () => {
  it('answers that it lives and is not ready', async () => {
    const stage = new HandFed();
    let port = 0;
    const listening = Promise.withResolvers<void>();
    const starting = startApp({
      module: SpecModule,
      config: loadConfig([], {}),
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: () => undefined,
      nestLog: false,
      strategies: (app) => {
        const server = app.getHttpServer() as import('node:http').Server;
        server.once('listening', () => {
          const address = server.address();
          port = typeof address === 'object' && address !== null ? address.port : 0;
          listening.resolve();
        });
        return [stage];
      },
    });

    await listening.promise;
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(503);

    stage.opened.resolve();
    const running = await starting;
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    await running.close();
  });

  it('does not start when the stage cannot', async () => {
    const stage = new HandFed();
    const fault = new Error('no broker');
    const starting = startApp({
      module: SpecModule,
      config: loadConfig([], {}),
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: () => undefined,
      nestLog: false,
      strategies: () => [stage],
    });
    stage.opened.reject(fault);
    await expect(starting).rejects.toBe(fault);
  });
});
