/** Settings of a worker or a connector, as their names are written in a file of properties. */
export type ConnectSettings = Readonly<Record<string, string>>;

/** Where one start of Kafka Connect listens, and what it remembers. */
export interface ConnectPlace {
  readonly brokers: readonly string[];
  readonly port: number;
  readonly offsetsPath: string;
}

/** The settings of a worker that runs by itself: it keeps how far it has read in a file, and asks nobody else. */
export function workerSettings({ brokers, port, offsetsPath }: ConnectPlace): ConnectSettings {
  return {
    'bootstrap.servers': brokers.join(','),
    listeners: `http://127.0.0.1:${port}`,
    'offset.storage.file.filename': offsetsPath,
    // What is lost of it at a crash comes again.
    'offset.flush.interval.ms': '1000',
    // Every plugin used here says itself what it is: looking into each class of each jar takes seconds.
    'plugin.discovery': 'service_load',
    // Connectors name their own; a worker does not start without.
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
  };
}

/** A file of properties: a backslash begins an escape there, and regular expressions are full of them. */
export function propertiesFile(settings: ConnectSettings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value.replaceAll('\\', '\\\\')}\n`)
    .join('');
}
