import { gridOf } from "../../../src/core/sheet/grid";
import { wouldBeRead } from "../../../src/core/sheet/text-excel-reads";
import { tinyPage } from "../../file/apply/tiny";

test.each([
  ["=SUM(A1)", true],
  ["- none", true],
  ["+44 1632", true],
  ["@handle", true],
  ["#N/A", true],
  ["'quoted", true],
  ["TRUE", true],
  ["false", true],
  ["1-2", true],
  ["00123", true],
  ["03/04/2026", true],
  ["3 May", true],
  ["12 June 2026", true],
  ["10:30 pm", true],
  ["1e5", true],
  ["50%", true],
  ["(5)", true],
  ["£1,200", true],
  ["１２", true],
  ["May", false],
  ["North", false],
  ["", false],
  ["Reviews done in 28 days", false],
  ["met ●", false],
  ["no data", false],
])("%j is read as something else: %s", (text, read) => expect(wouldBeRead(text)).toBe(read));

test("a text that would be read is formatted as text, and keeps the rest of its look", () => {
  const page = tinyPage();
  const [first] = page.blocks;
  const style = { bold: true, format: "0%" };
  const rect = { row: first!.row, column: first!.column, rows: 1, columns: 1 };
  const risky = gridOf({
    ...page,
    blocks: [{ ...first!, values: [["1-2"]] }],
    paints: [{ rect, style }],
    charts: [],
    tables: [],
  });
  expect(risky.get(rect.row)?.get(rect.column)).toEqual({ value: "1-2", style: { bold: true, format: "@" } });
});
