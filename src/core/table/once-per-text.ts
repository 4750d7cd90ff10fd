const NOT_YET = Infinity;

/**
 * Looks at each different text of a column once, and only when a row has it: a million rows share a few hundred texts, and a
 * port may give a column a longer list than it uses. `make` gives a number, never Infinity.
 */
export function oncePerText(
  texts: readonly string[],
  make: (text: string) => number,
): (index: number) => number {
  let made: Float64Array | undefined;
  return (index) => {
    made ??= new Float64Array(texts.length).fill(NOT_YET);
    const known = made[index]!;
    return known === NOT_YET ? (made[index] = make(texts[index]!)) : known;
  };
}
