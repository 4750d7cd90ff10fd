import fc from "fast-check";
import {
  address,
  columnLetters,
  columnNumber,
  parseRange,
  rangeAddress,
} from "../../../src/core/sheet/address";
import { compose, line, rect, type Section } from "../../../src/core/sheet/compose";
import { fingerprintOf } from "../../../src/core/sheet/fingerprint";
import { gridOf } from "../../../src/core/sheet/grid";
import { anchorName, linkTo } from "../../../src/core/sheet/link";
import { parseRole, roleFormula } from "../../../src/core/sheet/ownership";
import { shifted } from "../../../src/core/sheet/shift";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { freeTitle, tabTitle } from "../../../src/core/sheet/title";

const SPEC: SheetSpec = {
  role: "team:North",
  title: "North dashboard",
  area: rect(1, 1, 10, 5),
  columnWidths: [12, 80],
  rowHeights: new Map([[2, 18]]),
  blocks: [line(2, 2, "Refreshed", "9:00"), line(3, 2, { day: 46_326 }, 7)],
  paints: [
    { rect: rect(2, 2, 2, 2), style: { bold: true, size: 9 } },
    { rect: rect(3, 3), style: { size: 14 } },
  ],
  merges: [],
  anchors: [{ place: "team:North", row: 2, column: 2 }],
  charts: [],
  names: [],
  conditions: [],
  validations: [],
  tables: [],
  sparklines: [],
  links: [],
  frozenRows: 0,
  print: {
    scale: 76,
    titleRows: 0,
    breaks: [],
    area: rect(1, 1, 10, 5),
    footer: { left: "", centre: "", right: "" },
  },
  volatile: [rect(2, 3)],
};

const withTime = (time: string): SheetSpec => ({
  ...SPEC,
  blocks: [line(2, 2, "Refreshed", time), SPEC.blocks[1]!],
});

describe("addresses", () => {
  test("letters and numbers are two ways to write a column", () => {
    expect([1, 26, 27, 702, 703, 16_384].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16_384 }),
        (column) => columnNumber(columnLetters(column)) === column,
      ),
    );
  });

  test("a range is read as it is written, with or without a sheet and dollars", () => {
    const range = rect(7, 2, 3, 4);
    expect(rangeAddress(range)).toBe("B7:E9");
    for (const text of ["B7:E9", "$B$7:$E$9", "'It''s !'!$B$7:$E$9"]) expect(parseRange(text)).toEqual(range);
    expect(parseRange("#REF!")).toBeUndefined();
    expect(address(7, 2)).toBe("B7");
  });
});

describe("a spec's grid", () => {
  test("later paints lie over earlier ones, property by property", () => {
    expect(gridOf(SPEC).get(3)?.get(3)).toEqual({ value: 7, style: { bold: true, size: 14 } });
  });

  test("dates are serial numbers of the workbook's own system", () => {
    expect(gridOf(SPEC).get(3)?.get(2)?.value).toBe(46_326);
    expect(gridOf(SPEC, true).get(3)?.get(2)?.value).toBe(46_326 - 1462);
  });

  test("nothing may lie outside the area", () => {
    expect(() => gridOf({ ...SPEC, blocks: [line(11, 2, "too low")] })).toThrow("outside the owned area");
  });
});

describe("the fingerprint", () => {
  test("is the same when only a volatile cell differs", () => {
    expect(fingerprintOf(withTime("9:00"))).toBe(fingerprintOf(withTime("10:30")));
  });

  test("differs when a value, a style or a row height differs", () => {
    const others: SheetSpec[] = [
      { ...SPEC, blocks: [SPEC.blocks[0]!, line(3, 2, { day: 46_326 }, 8)] },
      { ...SPEC, paints: [] },
      { ...SPEC, rowHeights: new Map([[2, 19]]) },
    ];
    const prints = [SPEC, ...others].map(fingerprintOf);
    expect(new Set(prints).size).toBe(prints.length);
  });
});

test("a shifted spec says the same, lower and further right", () => {
  const moved = gridOf(shifted(SPEC, 2, 1));
  expect(moved.get(5)?.get(4)).toEqual(gridOf(SPEC).get(3)?.get(3));
  expect(shifted(SPEC, 2, 1).anchors[0]).toMatchObject({ row: 4, column: 3 });
});

describe("tab titles", () => {
  test.each([
    ["North dashboard", "North dashboard"],
    ["Adults/Older: [A*B?]", "Adults Older A B "],
    ["'Quoted'", "Quoted"],
    ["Hospital Social Work and Discharge dashboard", "Hospital Social Work and Dischar"],
    ["History", "Primed"],
    ["  ", "Primed"],
  ])("%s becomes %s", (wanted, title) => {
    expect(tabTitle(wanted)).toBe(title.slice(0, 31).trimEnd());
  });

  test("a title taken, in any case, gets the next free mark and still fits", () => {
    expect(freeTitle("North dashboard", ["north DASHBOARD"])).toBe("North dashboard~2");
    const long = "Hospital Social Work and Discharge";
    const taken = [tabTitle(long), freeTitle(long, [tabTitle(long)])];
    expect(freeTitle(long, taken)).toMatch(/~3$/);
    expect(freeTitle(long, taken).length).toBeLessThanOrEqual(31);
  });

  test("are always such as Excel takes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (wanted) => {
        const title = tabTitle(wanted);
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(31);
        expect(title).not.toMatch(/[[\]:*?/\\]|^'|'$/);
      }),
    );
  });
});

describe("names", () => {
  test("a role survives being written as a name's formula, quotes and bars included", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (role) => {
        expect(parseRole(roleFormula({ role, fingerprint: "1a2b3c4d" }))).toEqual({
          role,
          fingerprint: "1a2b3c4d",
        });
      }),
    );
    expect(parseRole("North!$A$1")).toBeUndefined();
  });

  test("places that look alike get names of their own, in characters that names allow", () => {
    const names = ["team:North", "team:North ", "service:North", "team:Nörth", "команда"].map(anchorName);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^Primed_go_\w+$/);
  });

  test("a link is a formula to the name, with its text as the value", () => {
    expect(linkTo("team:North", 'The "North"')).toEqual({
      formula: `HYPERLINK("#${anchorName("team:North")}","The ""North""")`,
      value: 'The "North"',
    });
  });
});

test("sections stand one below the other, and one can point at another's rows", () => {
  const figures: Section = { rows: 3, at: (top) => ({ blocks: [line(top, 2, "figures")] }) };
  const chart: Section = {
    rows: 2,
    at: (top, topOf) => ({ blocks: [line(top, 2, `figures are in row ${topOf(figures)}`)] }),
  };
  const page = compose([chart, figures]);
  expect(page.rows).toBe(5);
  expect(page.content.blocks).toEqual([line(1, 2, "figures are in row 3"), line(3, 2, "figures")]);
});
