import { isNpm } from './ancestors.js';

describe('npm among the processes above', () => {
  it.each([
    'npm start',
    'npm run start',
    '/usr/bin/npm start',
    '/usr/bin/node /usr/lib/node_modules/npm/bin/npm-cli.js start',
  ])('is recognised: %s', (command) => expect(isNpm(command)).toBe(true));

  it.each([
    'sh -c npm run --silent build && node apps/iom/bin/iom.js sandbox',
    '-bash',
    'node server.js',
    '',
  ])('is not a shell that runs it, or anything else: %j', (command) =>
    expect(isNpm(command)).toBe(false),
  );
});
