import { type Admin, Kafka } from 'kafkajs';
import defaultSocketFactory from 'kafkajs/src/network/socketFactory.js';
import type { EventLogClient } from './event-log-client.js';
import { OwnSockets } from './own-sockets.js';

/** kafkajs's admin, for whoever asks it many things at once and for long: all of its connections end with it. */
export class OwnAdmin {
  private constructor(
    readonly admin: Admin,
    private readonly sockets: OwnSockets,
  ) {}

  static async connect({ kafkaConfig }: EventLogClient): Promise<OwnAdmin> {
    const sockets = new OwnSockets(kafkaConfig.socketFactory ?? defaultSocketFactory());
    const own = new OwnAdmin(
      new Kafka({ ...kafkaConfig, socketFactory: sockets.factory }).admin(),
      sockets,
    );
    try {
      await own.admin.connect();
      return own;
    } catch (error) {
      void own.close();
      throw error;
    }
  }

  /** Resolves when what it was asked has been answered, or can be no more. Never rejects. */
  async close(): Promise<void> {
    this.sockets.refuse();
    await this.admin.disconnect().catch(() => undefined);
    this.sockets.endAll();
  }
}
