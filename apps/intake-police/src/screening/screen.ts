import type { JsonObject } from '@iom/codec';
import { holdsAnything } from './covert.js';
import { markingFaultOf, type MarkingFault } from './marking.js';
import { meaningOf } from './name-meaning.js';
import { respelt } from './spelling.js';

export interface Screening {
  /** The record is not for the bridge, whatever else it says. */
  readonly refusal: MarkingFault | null;
  /** The record in the contract's own spelling. */
  readonly json: JsonObject;
  /** A field that it names twice, in two spellings, with two values. */
  readonly contradiction: string | null;
}

/**
 * Looks at the name of every field at any depth, contract or not: a marking or covert material is to be found wherever a
 * system puts it, and a field in another case is the field. It looks for no words in what officers write.
 */
export function screen(json: JsonObject): Screening {
  let isDrifted = false;
  // A list of its own: JSON nests deeper than calls do.
  const open: object[] = [json];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const [name, value] of Object.entries(at) as [string, unknown][]) {
      if (typeof value === 'object' && value !== null) open.push(value);
      if (Array.isArray(at)) continue;
      const meaning = meaningOf(name);
      const isCovert = meaning.isCovert || (meaning.isOfTheSource && at !== json);
      if (isCovert && holdsAnything(value)) return refused('COVERT_MATERIAL');
      const fault = meaning.isMarking ? markingFaultOf(value) : null;
      if (fault !== null) return refused(fault);
      isDrifted ||= meaning.isDrifted;
    }
  }
  return isDrifted
    ? { refusal: null, ...respelt(json) }
    : { refusal: null, json, contradiction: null };

  function refused(refusal: MarkingFault): Screening {
    return { refusal, json, contradiction: null };
  }
}
