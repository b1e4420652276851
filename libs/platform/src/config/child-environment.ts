/** The environment of this process, for a process that it starts; what is given wins. */
export function childEnvironment(
  given: Readonly<Record<string, string | undefined>>,
  own: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const all = Object.entries({ ...own, ...given });
  return Object.fromEntries(
    all.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
