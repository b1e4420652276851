import { withOtherPorts } from './other-ports.js';
import { PartFailedError } from './part-failed.error.js';

const taken = new PartFailedError('Kafka ended', ['BindException: Address already in use']);

const failing = (failures: readonly Error[]) => {
  const left = [...failures];
  return async (): Promise<string> => {
    const failure = left.shift();
    if (failure) throw failure;
    return 'up';
  };
};

describe('a start whose port was taken by somebody quicker', () => {
  it('is tried again', async () => {
    await expect(withOtherPorts(failing([taken, taken]))).resolves.toBe('up');
  });

  it('is given up when it happens every time', async () => {
    await expect(withOtherPorts(failing([taken, taken, taken]))).rejects.toBe(taken);
  });

  it('is not tried again when something else is wrong', async () => {
    const broken = new PartFailedError('Kafka ended', ['No space left on device']);
    await expect(withOtherPorts(failing([broken]))).rejects.toBe(broken);
  });
});
