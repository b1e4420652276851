const SUMMER_TIME_MS = 3_600_000;

/** UK wall time of a summer's day, with its offset, as Niche writes it. */
export function instantText(wallMs: number): string {
  return `${new Date(wallMs).toISOString().slice(0, 19)}+01:00`;
}

/** The same as an instant, in UTC. */
export function eventTime(wallMs: number): string {
  return new Date(wallMs - SUMMER_TIME_MS).toISOString();
}

/** The day on that wall, as a DATE column holds it. */
export function midnight(wallMs: number): number {
  return wallMs - (wallMs % 86_400_000);
}
