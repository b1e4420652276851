import { assertWrittenOnce } from './written-once.js';

const at = (partition: number) => ({ topic: 'a', partition });
const sent = [at(0), at(1)];

describe('what the brokers say of a send', () => {
  it('is that each partition was written to once', () => {
    expect(() => assertWrittenOnce(sent, [at(1), at(0)])).not.toThrow();
  });

  it('shows what nobody has answered for', () => {
    expect(() => assertWrittenOnce(sent, [at(0)])).toThrow('a/1 was left out of a send');
  });

  it('shows what two have answered for', () => {
    expect(() => assertWrittenOnce(sent, [at(0), at(1), at(0)])).toThrow(
      'a/0 was written to twice by one send',
    );
  });
});
