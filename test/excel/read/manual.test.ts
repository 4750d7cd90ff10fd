import { excelContents } from "../../../src/excel/read/contents";
import { withExcel } from "../../../src/excel/run";
import { tinyBook, tinyPage } from "../../file/apply/tiny";
import { openInExcel } from "../../contract/ports";
import { typeIn } from "../../host/book/person";

test("a workbook that is calculated by hand is calculated before it is read, and after it is written", async () => {
  const excel = await openInExcel(tinyBook());
  const book = await excel.book();
  const [sheet] = book.sheets;
  await excel.workbook.apply([tinyPage()]);
  await excel.person((open) => {
    typeIn(open, sheet!, "H1", 1);
    typeIn(open, sheet!, "H2", "=H1+1");
    typeIn(open, sheet!, "H3", "='North dashboard'!C5*100");
  });
  const shown = (row: number) => sheet!.cells.get(row)?.get(8)?.value;
  book.calculationMode = "Manual";
  await excel.person((open) => typeIn(open, sheet!, "H1", 10));
  expect(shown(2)).toBe(2);
  await withExcel({}, excelContents);
  expect(shown(2)).toBe(11);
  await excel.workbook.apply([tinyPage({ latest: 0.5 })]);
  expect(shown(3)).toBe(50);
});
