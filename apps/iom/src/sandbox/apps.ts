import { join } from 'node:path';
import { AppInstance, type AppSurroundings } from './app-instance.js';
import type { Guard } from './parts/guard.js';
import { repositoryRoot } from './parts/repository-root.js';

/** An app to run, and its whole environment but `HTTP_PORT`, which is chosen here. */
export interface AppToStart {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** What to run in place of the built app; tests use it. */
  readonly main?: string;
}

export interface StartAppsOptions {
  readonly apps: readonly AppToStart[];
  /** Each instance's output goes to `<logsDir>/<instance>.log`. */
  readonly logsDir: string;
  readonly guard: Guard;
  readonly report: (line: string) => void;
}

/** The bridge's own processes on this machine. */
export interface Apps {
  /** The base URL of an app's first instance. */
  readonly url: (app: string) => string;
  /** The process id of an app's first instance; `undefined` while it is down. */
  readonly pid: (app: string) => number | undefined;
  readonly instances: (app: string) => readonly AppInstance[];
  /** Starts one more instance of an app, and waits until it is ready. */
  readonly startInstance: (app: string) => Promise<AppInstance>;
  /** Stops every instance, all at once. */
  readonly stop: () => Promise<void>;
}

/** Starts the apps side by side and waits until each is ready. When one cannot be, the others are stopped. */
export async function startApps(options: StartAppsOptions): Promise<Apps> {
  const root = repositoryRoot();
  const around: AppSurroundings = { ...options, cwd: root };
  const running: AppInstance[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((instance) => instance.stop()));
  };
  const instances = (app: string): readonly AppInstance[] =>
    running.filter((instance) => instance.app === app);
  const first = (app: string): AppInstance => {
    const [instance] = instances(app);
    if (!instance) throw new Error(`There is no app ${app}.`);
    return instance;
  };
  const start = async (app: AppToStart, number: number): Promise<AppInstance> => {
    const main = app.main ?? join(root, 'dist/apps', app.name, 'src/main.js');
    const instance = await AppInstance.start({ ...app, main }, around, number);
    running.push(instance);
    await instance.ready();
    return instance;
  };

  const starts = await Promise.allSettled(options.apps.map((app) => start(app, 1)));
  const failed = starts.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    url: (app) => first(app).url,
    pid: (app) => first(app).pid,
    instances,
    startInstance: async (name) => {
      const app = options.apps.find((known) => known.name === name);
      if (!app) throw new Error(`There is no app ${name}.`);
      return start(app, instances(name).length + 1);
    },
    stop,
  };
}
