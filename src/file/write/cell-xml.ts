import { address } from "../../core/sheet/address";
import { isFormula } from "../../core/sheet/grid";
import type { CellValue, Formula } from "../../core/sheet/spec";
import { escapeExcelText } from "../xml/escape";
import { isErrorValue } from "./error-value";

/**
 * One cell. Text is written inline (the shared strings are never changed); a formula carries its value, so that previews and
 * phones show it. `format` is an index from the style book.
 */
export function cellXml(
  row: number,
  column: number,
  value: CellValue | Formula,
  format: number | undefined,
): string {
  const open = `<c r="${address(row, column)}"${format === undefined ? "" : ` s="${format}"`}`;
  if (isFormula(value)) {
    const result = resultXml(value.value);
    return `${open}${result.type}><f>${escapeExcelText(value.formula)}</f>${result.xml}</c>`;
  }
  if (typeof value === "string") {
    return `${open} t="inlineStr"><is><t xml:space="preserve">${escapeExcelText(value)}</t></is></c>`;
  }
  const { type, xml } = valueXml(value);
  return xml === "" ? `${open}/>` : `${open}${type}>${xml}</c>`;
}

/** What a formula shows may be an error, which a text of ours never is. */
const resultXml = (value: CellValue): { type: string; xml: string } =>
  isErrorValue(value) ? { type: ` t="e"`, xml: `<v>${escapeExcelText(value)}</v>` } : valueXml(value);

function valueXml(value: CellValue): { type: string; xml: string } {
  if (typeof value === "string") return { type: ` t="str"`, xml: `<v>${escapeExcelText(value)}</v>` };
  if (typeof value === "boolean") return { type: ` t="b"`, xml: `<v>${value ? 1 : 0}</v>` };
  if (typeof value === "number" && Number.isFinite(value)) return { type: "", xml: `<v>${value}</v>` };
  return { type: "", xml: "" };
}
