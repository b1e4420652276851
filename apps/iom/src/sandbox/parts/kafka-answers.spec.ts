import { brokersNamed, metadataRequest } from './kafka-answers.js';

function answer(correlation: number, brokers: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeInt32BE(8, 0);
  bytes.writeInt32BE(correlation, 4);
  bytes.writeInt32BE(brokers, 8);
  return bytes;
}

describe('asking a broker whether it is there', () => {
  it('is a metadata request that says its own length and asks for no topic', () => {
    const request = metadataRequest();
    expect(request.readInt32BE(0)).toBe(request.length - 4);
    expect(request.readInt16BE(4)).toBe(3);
    expect(request.readInt32BE(request.length - 4)).toBe(0);
  });

  it('counts the brokers that the answer names', () => {
    expect(brokersNamed(answer(1, 1))).toBe(1);
    expect(brokersNamed(answer(1, 0))).toBe(0);
  });

  it('waits for an answer that has not all arrived', () => {
    const whole = answer(1, 1);
    for (let length = 0; length < whole.length; length += 1) {
      expect(brokersNamed(whole.subarray(0, length))).toBeUndefined();
    }
  });

  it('believes nobody who answers another question', () => {
    expect(brokersNamed(answer(7, 1))).toBe(0);
  });
});
