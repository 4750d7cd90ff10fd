import { gridOf } from "../../../src/core/sheet/grid";
import { chartLook, looksOf, looksText, parseLooks } from "../../../src/core/sheet/looks";
import { shifted } from "../../../src/core/sheet/shift";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { tinyPage } from "../../file/apply/tiny";

const looks = (spec: SheetSpec, wanted = spec) => looksOf(spec, gridOf(spec), wanted);

test("the record is read back as it was", () => {
  const made = looks(tinyPage());
  expect(parseLooks(looksText(made))).toEqual(made);
  expect(chartLook(made, tinyPage().charts[0]!.name)).toHaveLength(made.charts.values().next().value!.length);
});

test.each([undefined, "", "abc", "abcd:12:34"])("%j is no record", (text) =>
  expect(parseLooks(text)).toBeUndefined(),
);

test("a page lower on its sheet looks the same", () => {
  const page = tinyPage();
  expect(looks(shifted(page, 3, 1), page)).toEqual(looks(page));
});

test("another figure is no other look; another colour is one, of its row alone", () => {
  const page = tinyPage();
  expect(looks(tinyPage({ latest: 0.4 })).rows).toEqual(looks(page).rows);
  const red = {
    ...page,
    paints: [
      ...page.paints,
      { rect: { row: 4, column: 2, rows: 1, columns: 1 }, style: { color: "#FF0000" } },
    ],
  };
  const changed = looks(red).rows.flatMap((look, at) =>
    look === looks(page).rows[at] ? [] : at + page.area.row,
  );
  expect(changed).toEqual([4]);
});
