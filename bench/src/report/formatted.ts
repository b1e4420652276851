import { format, resolveConfig } from 'prettier';

/** A text as the formatter would leave it, so that what is written here passes `npm run format:check`. */
export async function formatted(text: string, path: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}
