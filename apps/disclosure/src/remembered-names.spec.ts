import { recipientNames } from '@iom/domain';
import { rememberedNames } from './remembered-names.js';

const NAMES = recipientNames(Buffer.alloc(32, 7), 'gwent-police');
const SUBJECTS = ['subject-1', 'subject-2', 'subject-1', 'subject-3', 'subject-1', 'subject-2'];

describe('remembered names', () => {
  it.each([1, 2, 100])('are the recipient’s names, with room for %i', (limit) => {
    const names = rememberedNames(NAMES, limit);
    expect(SUBJECTS.map((id) => names.personKeyOf(id))).toEqual(
      SUBJECTS.map((id) => NAMES.personKeyOf(id)),
    );
    expect(names.eventIdOf('event-1')).toBe(NAMES.eventIdOf('event-1'));
    expect(names.disclosureIdOf('event-1', 2)).toBe(NAMES.disclosureIdOf('event-1', 2));
  });

  it('are worked out once for a person who is asked about again', () => {
    const asked: string[] = [];
    const personKeyOf = (id: string) => {
      asked.push(id);
      return NAMES.personKeyOf(id);
    };
    const names = rememberedNames({ ...NAMES, personKeyOf }, 2);
    for (const id of ['a', 'b', 'a', 'b', 'c', 'c']) names.personKeyOf(id);
    expect(asked).toEqual(['a', 'b', 'c']);
  });
});
