import { FatalProblem } from "../../../src/core/problem";
import { notReadable } from "../../../src/file/xml/parse-part";

/** A worksheet's part cut at its cells, which may be millions and are neither parsed nor edited as a tree. */
export interface SplitSheet {
  /** The part with `<sheetData/>` in place of its cells. */
  around: string;
  /** `<sheetData>…</sheetData>` as it stands. */
  data: string;
  /** Of its elements: `x:`, say. */
  prefix: string;
}

/** @throws FatalProblem when the part has no cells' element. */
export function splitSheet(text: string, part: string): SplitSheet {
  const open = /<((?:[\w.-]+:)?)sheetData(?:\s[^>]*|\/)?>/.exec(text);
  if (!open) throw new FatalProblem(notReadable(part));
  const prefix = open[1]!;
  const close = `</${prefix}sheetData>`;
  const end = open[0].endsWith("/>") ? open.index + open[0].length : text.lastIndexOf(close) + close.length;
  return {
    around: `${text.slice(0, open.index)}<${prefix}sheetData/>${text.slice(end)}`,
    data: text.slice(open.index, end),
    prefix,
  };
}

/** The part again, after `around` has been edited. */
export function joinSheet(around: string, prefix: string, data: string): string {
  const place = `<${prefix}sheetData/>`;
  const index = around.indexOf(place);
  return around.slice(0, index) + data + around.slice(index + place.length);
}
