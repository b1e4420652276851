/**
 * Run inside a container of the bridge: waits until what was fed has gone all the way. That is so when no stage lags and,
 * over two seconds, none has processed anything. Gives up after five minutes with exit code 1.
 */
import { setTimeout as pause } from 'node:timers/promises';

const STAGES = ['intake-police', 'intake-probation', 'register', 'disclosure'];
const GIVE_UP_AT = Date.now() + 300_000;

async function figures() {
  const texts = await Promise.all(
    STAGES.map(async (stage) => {
      const answer = await fetch(`http://${stage}:3000/metrics`);
      return answer.text();
    }),
  );
  const sum = (name) =>
    texts.reduce(
      (total, text) => total + Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)[1]),
      0,
    );
  return { lag: sum('iom_stage_lag'), records: sum('iom_stage_records_total') };
}

async function until(isSo) {
  while (!(await isSo())) {
    if (Date.now() > GIVE_UP_AT) {
      console.error(`Not settled within five minutes: ${JSON.stringify(await figures())}`);
      process.exit(1);
    }
    await pause(2_000);
  }
}

let before = 0;
await until(async () => {
  const { lag, records } = await figures();
  const isStill = lag === 0 && records > 0 && records === before;
  before = records;
  return isStill;
});
// Until then the ledger says that it is behind the log.
await until(async () => (await fetch('http://ledger:3000/completeness')).status !== 503);
