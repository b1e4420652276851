import { assertWrittenOnce } from './written-once.js';

const record = (partition: number) => ({ topic: 'a', partition, key: null, value: null });
const answer = (partition: number) => ({ topicName: 'a', partition, errorCode: 0 });
const sent = [record(0), record(1), record(1)];

describe('what the brokers say of a send', () => {
  it('is that each partition was written to once', () => {
    expect(() => assertWrittenOnce(sent, [answer(1), answer(0)])).not.toThrow();
  });

  it('shows what nobody has answered for', () => {
    expect(() => assertWrittenOnce(sent, [answer(0)])).toThrow('a/1 was left out of a send');
  });

  it('shows what two have answered for', () => {
    expect(() => assertWrittenOnce(sent, [answer(0), answer(1), answer(0)])).toThrow(
      'a/0 was written to twice by one send',
    );
  });
});
