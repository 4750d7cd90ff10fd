import { tinyBook } from "../file/apply/tiny";
import type { Book } from "../host/book/book";
import { loadBook } from "../host/file/load";
import { saveBook } from "../host/file/save";
import type { Applied } from "../../src/workbook";
import { pictureOf } from "./picture";
import { calculator, excelPort, filePort, type OpenInExcel, type Port } from "./ports";
import { SCENARIOS, type Step } from "./scenarios";

interface Told {
  /** What each refresh said it did. */
  applied: Applied[];
  picture: unknown;
}

/** Plays a scenario in one workbook, which stays open in Excel from its first step to its last. */
async function played(port: Port, steps: readonly Step[]): Promise<Told> {
  let opened = await port.open(tinyBook());
  const applied: Applied[] = [];
  for (const step of steps) {
    if (typeof step !== "function") applied.push(await opened.workbook.apply(step));
    else if (port.viaExcel) await (opened as OpenInExcel).person(step);
    else opened = await port.open(await edited(await opened.bytes(), step));
  }
  return { applied, picture: pictureOf(await opened.book()) };
}

async function edited(bytes: Uint8Array, step: (book: Book) => void): Promise<Uint8Array> {
  const book = await loadBook(bytes);
  const calculate = await calculator;
  calculate(book);
  step(book);
  calculate(book);
  return saveBook(book);
}

describe.each(Object.entries(SCENARIOS))("%s", (_, steps) => {
  let file: Promise<Told>;
  beforeAll(() => {
    file = played(filePort, steps);
  });

  test.each(["1.13", "1.15"])("with ExcelApi %s as in a file", async (version) => {
    const excel = await played(excelPort(version), steps);
    const wanted = await file;
    expect(excel.applied).toEqual(wanted.applied);
    expect(excel.picture).toEqual(wanted.picture);
  });
});
