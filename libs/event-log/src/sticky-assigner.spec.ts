import * as fc from 'fast-check';
import { assignSticky } from './sticky-assigner.js';

const member = (memberId: string, ...claimed: number[]) => ({ memberId, claimed });

describe('the assignment of partitions', () => {
  it('leaves everything with its owner when a standby joins', () => {
    const assigned = assignSticky([0, 1, 2], [member('a'), member('z', 0, 1, 2)], false);

    expect(assigned).toEqual(new Map([['a', []], ['z', [0, 1, 2]]])); // prettier-ignore
  });

  it('gives what nobody holds to whoever holds least', () => {
    const assigned = assignSticky([0, 1, 2, 3], [member('a', 0, 1), member('b', 2)], false);

    expect(assigned.get('b')).toEqual([2, 3]);
  });

  it('takes only what is above the fair share, when instances share the work', () => {
    const assigned = assignSticky([0, 1, 2, 3], [member('a', 0, 1, 2, 3), member('b')], true);

    expect([assigned.get('a'), assigned.get('b')]).toEqual([[0, 1], [2, 3]]); // prettier-ignore
  });

  it('gives every partition to exactly one member, whatever members claim', () => {
    const claims = fc.uniqueArray(
      fc.record({
        memberId: fc.string({ minLength: 1 }),
        claimed: fc.array(fc.integer({ min: -1, max: 9 })),
      }),
      { selector: ({ memberId }) => memberId, minLength: 1, maxLength: 6 },
    );
    const slots = [0, 1, 2, 3, 4, 5, 6];
    fc.assert(
      fc.property(claims, fc.boolean(), (members, spread) => {
        const held = [...assignSticky(slots, members, spread).values()].flat();
        expect(held.toSorted((a, b) => a - b)).toEqual(slots);
      }),
    );
  });

  it('does not move anything when nothing has changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.boolean(), (count, spread) => {
        const slots = [0, 1, 2, 3, 4, 5];
        const fresh = Array.from({ length: count }, (_, i) => member(`m${i}`));
        const first = assignSticky(slots, fresh, spread);
        const again = [...first].map(([memberId, claimed]) => ({ memberId, claimed }));
        expect(assignSticky(slots, again, spread)).toEqual(first);
      }),
    );
  });
});
