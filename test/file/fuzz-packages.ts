import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FatalProblem } from "../../src/core/problem";
import { openFileWorkbook } from "../../src/file/file-workbook";
import type { Codec } from "../../src/file/package/gzip";
import { zipOf } from "./package/raw-zip";
import { workbookParts } from "./package/workbook-parts";

/** Workbooks to damage, and what reading makes of them. */

/** What is damaged: workbooks of several makers, one of everything, and a small one. */
export function baseWorkbooks(): Uint8Array[] {
  const cells =
    '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46027</v></c><c r="C1" t="inlineStr"><is><t>x</t></is></c>';
  const sheet = `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;
  return [
    ...["read/openpyxl.xlsx", "read/libreoffice.xlsx", "torture.xlsx"].map(
      (name) => new Uint8Array(readFileSync(join(__dirname, "../fixtures", name))),
    ),
    zipOf(workbookParts({ "xl/worksheets/sheet1.xml": sheet })),
  ];
}

/**
 * Reads everything in a file: `read`, or the sentence it is refused with. Anything else that is thrown is thrown on.
 * @param codec what unpacks: the web's streams or Node.
 */
export async function outcomeOf(bytes: Uint8Array, codec: Codec): Promise<string> {
  try {
    const workbook = await openFileWorkbook(bytes, codec);
    const { sheets } = await workbook.contents();
    for (const { name } of sheets) await workbook.read({ sheet: name, firstRow: 1 });
    return "read";
  } catch (error) {
    if (error instanceof FatalProblem) return error.message;
    throw error;
  }
}

/** What is said as it should be: a sentence or more for people, not the insides of a program. */
export const isSentence = (message: string): boolean =>
  /^\S.{20,}[.)]$/s.test(message) && !/undefined|NaN|\[object|TypeError|RangeError|\n\s+at /.test(message);
