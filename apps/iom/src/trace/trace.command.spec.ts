import { CommandFailedError } from '../cli/command-failed.error.js';
import { queryOf } from './trace.command.js';

const exitCodeOf = (options: Parameters<typeof queryOf>[0]): number | undefined => {
  try {
    queryOf(options);
    return undefined;
  } catch (error) {
    return error instanceof CommandFailedError ? error.exitCode : -1;
  }
};

describe('iom trace', () => {
  it('takes a CRN, a PNC number in any form, or an event id', () => {
    expect(queryOf({ crn: 'x000001' })).toEqual({ crn: 'X000001' });
    expect(queryOf({ pnc: '15/123L' })).toEqual({ pncId: '2015/0000123L' });
    expect(queryOf({ event: 'e' })).toEqual({ eventId: 'e' });
  });

  it.each([
    ['nothing', {}],
    ['two things', { crn: 'X000001', event: 'e' }],
    ['a CRN that is none', { crn: '12' }],
    ['a PNC number with a wrong letter', { pnc: '15/123A' }],
  ])('refuses %s as bad use', (_, options) => {
    expect(exitCodeOf(options)).toBe(2);
  });
});
