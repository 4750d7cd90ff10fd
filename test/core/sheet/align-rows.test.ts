import fc from "fast-check";
import { alignRows } from "../../../src/core/sheet/align-rows";

/** Which row was which, when people have put rows in between or taken some out. */

const aligned = (before: string, now: string): (string | null)[] =>
  [...alignRows(before.length, now.length, (b, n) => before[b] === now[n])].map((row) =>
    row < 0 ? null : before[row]!,
  );

test.each<[string, string, string]>([
  ["abc", "abc", "abc"],
  ["abc", "ab-c", "ab.c"],
  ["abcd", "a-bc--d", "a.bc..d"],
  ["abcd", "ad", "ad"],
  ["abcd", "aXcd", "abcd"],
  ["abcd", "-aXcd", ".abcd"],
  ["abcd", "aXYcd", "a..cd"],
  ["abcde", "aXc-de", "abc.de"],
  ["", "x", "."],
  ["x", "", ""],
])("%j, now %j: %j", (before, now, wanted) => {
  expect(
    aligned(before, now)
      .map((row) => row ?? ".")
      .join(""),
  ).toBe(wanted);
});

test("rows put in anywhere leave all others known", () => {
  const rows = fc.uniqueArray(fc.constantFrom(..."abcdefghijklmnop"));
  fc.assert(
    fc.property(rows, fc.array(fc.nat(16)), (before, places) => {
      const now = [...before];
      for (const place of places) now.splice(Math.min(place, now.length), 0, "-");
      expect(aligned(before.join(""), now.join(""))).toEqual(now.map((row) => (row === "-" ? null : row)));
    }),
  );
});
