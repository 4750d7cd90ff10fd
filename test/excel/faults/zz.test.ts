import { excelWorkbook } from "../../../src/excel/excel-workbook";
import { richPage } from "../../file/apply/rich";
import { tinyBook, tinyPage } from "../../file/apply/tiny";
import { openInExcel } from "../../contract/ports";
import { pictureOf } from "../../contract/picture";
test("time", async () => {
  for (const page of [tinyPage, richPage] as const) {
  const t0 = Date.now();
  const open = await openInExcel(tinyBook());
  const t1 = Date.now();
  const log: unknown[] = [];
  let last = 0, n = 0;
  open.host.options.between = (s) => { log.push([s, open.host.statistics.actions - last]); last = open.host.statistics.actions; n++; };
  await open.workbook.apply([page()]);
  const t2 = Date.now(); log.push("2nd");
  await open.workbook.apply([page({latest: page === tinyPage ? 0.4 : [0.1,0.2,0.3,0.4]} as never)]);
  const t3 = Date.now(); log.push("3rd");
  await open.workbook.apply([page({latest: page === tinyPage ? 0.4 : [0.1,0.2,0.3,0.4]} as never)]);
  const t4 = Date.now();
  const book = await open.book();
  const c = structuredClone({ ...book, source: undefined });
  const t5 = Date.now();
  JSON.stringify(pictureOf(c));
  const t6 = Date.now();
  console.log(page.name, t1 - t0, t2 - t1, t3 - t2, t4-t3, t5-t4,t6-t5, JSON.stringify(log));
  }
});
