import type { RecipientNames } from '@iom/domain';

/** The same names, with the person keys last asked for kept: most events are about few people. Keeps at most `limit`. */
export function rememberedNames(names: RecipientNames, limit: number): RecipientNames {
  const personKeys = new Map<string, string>();
  return {
    eventIdOf: (eventId) => names.eventIdOf(eventId),
    disclosureIdOf: (eventId, attempt) => names.disclosureIdOf(eventId, attempt),
    personKeyOf: (subjectId) => {
      const known = personKeys.get(subjectId);
      if (known !== undefined) return known;
      const personKey = names.personKeyOf(subjectId);
      if (personKeys.size >= limit) personKeys.clear();
      personKeys.set(subjectId, personKey);
      return personKey;
    },
  };
}
