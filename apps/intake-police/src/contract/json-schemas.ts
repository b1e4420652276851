import { z } from 'zod';
import { CARRIED } from './entities.js';

/** The published contract, a JSON Schema for each carried entity, by file name in `schemas/source`. */
export function jsonSchemas(): ReadonlyMap<string, object> {
  return new Map(
    Object.entries(CARRIED).map(([entity, contract]) => {
      const schema = {
        title: entity,
        description: `A change of an ${entity}, as a force writes it to its source topic.`,
        ...z.toJSONSchema(contract, { io: 'input' }),
      };
      return [`${entity}.schema.json`, schema];
    }),
  );
}
