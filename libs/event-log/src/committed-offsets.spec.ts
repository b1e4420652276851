import { offsetsIn } from './committed-offsets.js';

const asked = { groupId: 'intake-police', topics: ['source.gwent-police'], partition: 2 };
const answer = (topic: string, partition: number, offset: string) => [
  { topic, partitions: [{ partition, offset }] },
];

describe('where a group stands', () => {
  it('is behind the last record that it has committed', () => {
    expect(offsetsIn(answer('source.gwent-police', 2, '40'), asked)).toEqual(
      new Map([['source.gwent-police', 40]]),
    );
  });

  it('is nowhere in a topic of which it has committed nothing: it begins', () => {
    expect(offsetsIn(answer('source.gwent-police', 2, '-1'), asked)).toEqual(new Map());
  });

  it.each([
    ['about the topic', []],
    ['about the partition', answer('source.gwent-police', 1, '40')],
  ])('is not known when there is no answer %s, and nobody begins then', (_, answered) => {
    expect(() => offsetsIn(answered, asked)).toThrow(
      'No answer where intake-police stands in source.gwent-police/2',
    );
  });
});
