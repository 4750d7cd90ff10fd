import { readSetup } from "../../../src/core/setup/read-setup";
import { readSources } from "../../../src/core/table/read-sources";
import { checkTargets } from "../../../src/core/judge/check-targets";
import { judge } from "../../../src/core/judge/judge";
import { prepareMeasures } from "../../../src/core/measure/prepare";
import { evaluateMeasures } from "../../../src/core/measure/evaluate";
import { dataQuality } from "../../../src/core/table/data-quality";
import { fieldsReadOf } from "../table/fields-read";
import { memoryWorkbook } from "../../double/memory-workbook";
import { smallBook } from "../../fixtures/table/small-book";
import type { Literal } from "../../double/memory-workbook";

test("hostile", async () => {
  const T = 2000, M = 60;
  const teams: Literal[][] = Array.from({ length: T }, (_, i) => [`Équipe ${i}; 日本:${i} 👩‍👩‍👧`, `Service ${i % 100}`, `Dir ${i % 5}`, null, `T${i}; team ${i}`]);
  const measures: Literal[][] = Array.from({ length: M }, (_, i) => [`M${i}`, `Measure ${i}`, "Cases", "received", i % 2 ? "count()" : "share(completed < received)", "higher", "month"]);
  const targets: Literal[][] = Array.from({ length: 5000 }, (_, i) => [`M${i % M}`, i % 3 ? `T${i % T}` : null, { date: 46113 + Math.floor(i / M) * 7 }, 0.5, 0.1]);
  const events: Literal[][] = Array.from({ length: 2000 }, (_, i) => [{ date: 46000 + (i % 300) }, i % 2 ? `T${i % T}` : null, `M${i % M}`, `note ${i}`, i % 2 ? "yes" : "no"]);
  const sheets = Array.from({ length: 300 }, (_, i) => ({ name: `T${i}`, rows: [["Ref", "Received", "Completed"], ...Array.from({ length: 200 }, (_, k) => [`R${i}-${k}`, { date: 45800 + (k * 7 + i) % 400 }, { date: 45810 + k }] as Literal[])] }));
  const lap = (what: string) => { const now = performance.now(); out.push(`${what} ${(now - at).toFixed(0)} ms`); at = performance.now(); };
  const out: string[] = []; let at = performance.now();
  const book = smallBook(sheets as never, { teams, measures, targets, events, sources: [["Cases", "yes", "T*", "Work", "sheet"]],
    fields: [["Cases", "reference", "Ref", "text", null, "yes"], ["Cases", "received", "Received", "date"], ["Cases", "completed", "Completed", "date"]] });
  const workbook = memoryWorkbook(book); const contents = await workbook.contents(); lap("book");
  const setup = await readSetup(workbook, contents); lap("setup " + setup.problems.length + " " + JSON.stringify(setup.problems[0]));
  const check = checkTargets(setup); lap("targets " + check.problems.length + " " + JSON.stringify(check.problems[0]));
  const read = await readSources(workbook, contents, setup); lap("sources " + read.counts.read + " " + read.problems.length + JSON.stringify(read.problems[0]));
  const prepared = prepareMeasures(setup, new Set()); lap("prepare " + prepared.problems.length);
  const ev = evaluateMeasures(prepared.measures, { setup, tables: read.tables, unread: read.unread, asOf: 46300 * 86400 }); lap("evaluate " + ev.reduce((n, m) => n + m.series.length, 0) + " series " + ev[0]!.series[0]!.points.length);
  const judged = judge(ev, setup); lap("judge " + judged.length);
  const q = dataQuality({ setup, read, problems: read.problems, fieldsRead: fieldsReadOf(setup), today: 46300 }); lap("quality " + q.line);
  console.log(out.join("\n"));
}, 600000);
