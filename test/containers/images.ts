/** The images that stand for the three servers, in compose and in tests alike. */
export interface Images {
  readonly kafka: string;
  readonly postgres: string;
  readonly registry: string;
}

/** The images that the environment names, else those that docker-compose.yml names. */
export function imagesNamedBy(env: Readonly<Record<string, string | undefined>>): Images {
  return {
    kafka: env['KAFKA_IMAGE'] || 'apache/kafka:4.3.1',
    postgres: env['POSTGRES_IMAGE'] || 'postgres:18',
    registry: env['REGISTRY_IMAGE'] || 'apicurio/apicurio-registry:3.3.3',
  };
}
