import { MemoryLog, type MemoryStage } from './memory-log.js';
import {
  CONTRACT_OUTPUTS,
  CONTRACT_TOPICS,
  describeStageContract,
  type StageHarness,
} from './stage.contract.js';
import { jsonParts, lengthPrefixed, numbers } from './stage.fixtures.js';

const MOST_ATTEMPTS = 10;

function openMemory(): Promise<StageHarness> {
  const log = new MemoryLog({ topics: CONTRACT_TOPICS, packing: lengthPrefixed });
  let stage: MemoryStage<number> | undefined;
  return Promise.resolve({
    append: async (...records) => log.append(...records),
    start: async (handlers) => {
      const definition = {
        groupId: 'contract',
        outputs: CONTRACT_OUTPUTS,
        stateTopic: 'state',
        valueCodec: numbers,
        stateParts: jsonParts,
      };
      stage = log.runStage<number>(definition, handlers);
    },
    settled: async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          await stage?.drain();
          return;
        } catch (error) {
          if (attempt === MOST_ATTEMPTS) throw error;
        }
      }
    },
    failure: async () =>
      stage?.drain().then(
        () => undefined,
        (error: unknown) => error,
      ),
    read: async (topic) => log.read(topic),
    close: () => Promise.resolve(),
  });
}

describeStageContract('a log in memory', openMemory);
