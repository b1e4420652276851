import { isCovertName, isOfTheSource } from './covert.js';
import { KNOWN_NAMES } from './known-names.js';
import { isMarkingName } from './marking.js';
import { wordsOf } from './words.js';

/** What a field is, by its name alone. */
export interface NameMeaning {
  /** The contract's own name for it; null: nobody agreed on such a field. */
  readonly known: string | null;
  /** The contract's name, in another case. */
  readonly isDrifted: boolean;
  readonly isMarking: boolean;
  readonly isCovert: boolean;
  readonly isOfTheSource: boolean;
}

const LONGEST_REMEMBERED = 60;
const MOST_REMEMBERED = 2_000;
/** Names come again with every record; to take one apart costs more than to look it up. */
const remembered = new Map<string, NameMeaning>();

export function meaningOf(name: string): NameMeaning {
  return remembered.get(name) ?? learn(name);
}

function learn(name: string): NameMeaning {
  const words = wordsOf(name);
  const known = KNOWN_NAMES.get(name.toLowerCase()) ?? null;
  const meaning = {
    known,
    isDrifted: known !== null && known !== name,
    isMarking: isMarkingName(words),
    isCovert: known === null && isCovertName(words),
    isOfTheSource: known === null && isOfTheSource(words),
  };
  if (name.length > LONGEST_REMEMBERED) return meaning;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(name, meaning);
  return meaning;
}
