import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { brokerEnvironment } from './broker-environment.js';
import { imagesNamedBy } from './images.js';

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
};
const apps = readdirSync('apps').filter(
  (app) => app !== 'iom' && existsSync(`apps/${app}/src/main.ts`),
);

/** What compose runs when the environment names no image. */
function image(name: string): string | undefined {
  return /:-(?<image>.+)\}$/.exec(services[name]?.image ?? '')?.groups?.['image'];
}

describe('the bridge from containers', () => {
  it('has every app that there is', () => {
    expect(apps.length).toBeGreaterThan(0);
    expect(Object.keys(services)).toEqual(expect.arrayContaining(apps));
  });

  it.each([...apps, 'prepare'])('gives %s nothing to write to and nobody to be', (app) => {
    expect(services[app]).toMatchObject({
      user: '${IOM_USER:-10001:10001}',
      read_only: true,
      cap_drop: ['ALL'],
    });
  });

  it("keeps the registry's schemas out of the bridge's own database", () => {
    const registry = services['registry']?.environment?.['APICURIO_DATASOURCE_URL'];
    const bridge = services['ledger']?.environment?.['DATABASE_URL'];
    expect(registry?.split('/').at(-1)).toBe('registry');
    expect(bridge?.split('/').at(-1)).toBe('iom');
  });

  it('leaves connections of PostgreSQL to the bridge', () => {
    const most = services['registry']?.environment?.['APICURIO_DATASOURCE_JDBC_MAX_SIZE'];
    expect(Number(most)).toBeLessThan(50);
  });

  it('tests against the images that compose runs, unless told otherwise', () => {
    expect(imagesNamedBy({})).toEqual({
      kafka: image('kafka'),
      postgres: image('postgres'),
      registry: image('registry'),
    });
    expect(imagesNamedBy({ KAFKA_IMAGE: 'mirror.example/kafka' }).kafka).toBe(
      'mirror.example/kafka',
    );
  });

  it('runs the broker of a test with the settings of the embedded one', () => {
    expect(brokerEnvironment(29_092)).toMatchObject({
      KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://127.0.0.1:29092',
      KAFKA_LISTENERS: 'PLAINTEXT://:29092,CONTROLLER://:9093',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS: '1000',
    });
  });

  it('lets an orphaned transaction hold readers up no longer than the embedded broker does', () => {
    const name = 'KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS';
    expect(services['kafka']?.environment?.[name]).toBe(brokerEnvironment(1)[name]);
  });
});
