import type { Bridge } from './bridge.js';

/** How many observations are in the register's waiting room now, by its own figures. */
export async function waitingInRegister({ apps }: Bridge): Promise<number> {
  const answer = await fetch(`${apps.url('register')}/metrics`);
  const waiting = /^iom_register_waiting(?:\{[^}]*\})? (\d+)$/m.exec(await answer.text())?.[1];
  if (waiting === undefined) throw new Error('The register does not say how many wait');
  return Number(waiting);
}
