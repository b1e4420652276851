import { EVENT_TYPES } from '@iom/domain';
import { ENUMS } from './enums.js';
import { fieldTypesOf } from './fields.js';
import { GENERALISERS } from './generalisers.js';

const generalise = (name: string, value: unknown) => GENERALISERS[name]?.apply(value);

describe('a generaliser', () => {
  it('says of a condition for drugs or health that it is a treatment condition', () => {
    expect(generalise('condition-class', 'DRUG_TESTING')).toBe('TREATMENT');
    expect(generalise('condition-class', 'TREATMENT')).toBe('TREATMENT');
    expect(generalise('condition-class', 'CURFEW')).toBe('CURFEW');
  });

  it('says of a marker about health that there is one, and not that it is about health', () => {
    expect(generalise('marker-class', 'SELF_HARM')).toBe('OTHER');
    expect(generalise('marker-class', 'HEALTH')).toBe('OTHER');
    expect(generalise('marker-class', 'WEAPONS')).toBe('WEAPONS');
  });

  it('says of an agency’s appointment that it is another appointment', () => {
    expect(generalise('other-appointment', 'OFFICE')).toBe('OTHER');
  });

  it.each(Object.entries(GENERALISERS))('%s makes codes that its output may hold', (_, made) => {
    const { type, apply } = made;
    const known: readonly string[] = type.holds === 'enum' ? ENUMS[type.name] : ['MEDICAL'];
    expect(
      known.map((code) => apply(code)).filter((code) => !known.some((one) => one === code)),
    ).toEqual([]);
  });

  it.each(Object.entries(GENERALISERS))(
    '%s is for a field that some event has',
    (_, { fields }) => {
      const having = EVENT_TYPES.filter((event) =>
        fields.some((field) => fieldTypesOf(event).has(field)),
      );
      expect(having).not.toEqual([]);
    },
  );
});
