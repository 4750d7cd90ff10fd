export type Photograph = ReadonlyMap<string, unknown>;

/** What is reachable from everywhere: the global object, and what every object, function and text inherits. */
export function photograph(): Photograph {
  const hosts = { globalThis, Object, Function, Array, String, Number, RegExp, Math, JSON, Reflect };
  const prototypes = { object: Object.prototype, function: Function.prototype, array: Array.prototype };
  const more = {
    text: String.prototype,
    number: Number.prototype,
    pattern: RegExp.prototype,
    error: Error.prototype,
  };
  return new Map(
    Object.entries({ ...hosts, ...prototypes, ...more }).flatMap(([host, object]) =>
      Reflect.ownKeys(object).map((key): [string, unknown] => {
        const found = Reflect.getOwnPropertyDescriptor(object, key);
        return [`${host}.${String(key)}`, found?.get ?? (found?.value as unknown)];
      }),
    ),
  );
}

/** What is not as it was. */
export const changes = (before: Photograph, after: Photograph): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => !Object.is(before.get(key), after.get(key)),
  );
