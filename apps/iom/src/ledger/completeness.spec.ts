import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandFailedError } from '../cli/command-failed.error.js';
import { askCompleteness, renderCompleteness } from './completeness.js';

const CHECKED = { records: 2, pendingEvents: 0 };

describe('iom ledger completeness', () => {
  let server: Server;
  let url: string;
  let answer: { status: number; body: unknown };

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.statusCode = request.url === '/completeness' ? answer.status : 404;
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it('says that the record is complete, and what was looked at', async () => {
    const report = { status: 'ok', checked: CHECKED, findingsTotal: 0, findings: [] };
    answer = { status: 200, body: report };
    expect(renderCompleteness(await askCompleteness(url))).toBe(
      'The record is complete.\nChecked: 2 records, 0 pending events',
    );
  });

  it('lists what does not fit, and where', async () => {
    const finding = {
      code: 'UNKNOWN_DISCLOSURE',
      topic: 'share.gwent-police',
      partition: 2,
      offset: 0,
      disclosureId: 'd-1',
    };
    answer = {
      status: 200,
      body: { status: 'findings', checked: CHECKED, findingsTotal: 3, findings: [finding] },
    };
    expect(renderCompleteness(await askCompleteness(url))).toBe(
      [
        '3 findings:',
        '  UNKNOWN_DISCLOSURE  share.gwent-police/2/0  disclosureId d-1',
        'and 2 more',
        'Checked: 2 records, 0 pending events',
      ].join('\n'),
    );
  });

  it.each([
    [503, /behind/],
    [500, /500/],
  ])('fails in one sentence when the ledger answers %i', async (status, sentence) => {
    answer = { status, body: {} };
    await expect(askCompleteness(url)).rejects.toThrow(sentence);
  });

  it('fails in one sentence when there is no ledger', async () => {
    await expect(askCompleteness('http://127.0.0.1:1')).rejects.toThrow(CommandFailedError);
  });
});
