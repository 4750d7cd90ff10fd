import type { PartEditor } from "../xml/edit-part";
import { escapeAttribute } from "../xml/escape";
import { attribute, child, childrenNamed, integerAttribute } from "../xml/find";
import { appendToList } from "./style-list";

/** Excel's own formats that mean the same everywhere (ECMA-376 Part 1, 18.8.30); when it saves, it uses these ids for them. */
const BUILT_IN: readonly (readonly [string, number])[] = [
  ["General", 0],
  ["0", 1],
  ["0.00", 2],
  ["#,##0", 3],
  ["#,##0.00", 4],
  ["0%", 9],
  ["0.00%", 10],
  ["@", 49],
];
const FIRST_FREE = 164;

/** The workbook's number formats: the id of a format code, however it is spelled, added if it is not there. */
export function numberFormatList(editor: PartEditor, text: string) {
  const list = child(editor.root, "numFmts");
  const entries = list ? childrenNamed(list, "numFmt") : [];
  const ids = new Map<string, number>(BUILT_IN);
  const firstOf = new Map<number, number>();
  for (const entry of entries) {
    const code = plainCode(attribute(entry, "formatCode") ?? "");
    const id = integerAttribute(entry, "numFmtId") ?? 0;
    if (!ids.has(code)) ids.set(code, id);
    firstOf.set(id, ids.get(code)!);
  }
  // A conditional format may define a number format of its own, and ids may be used without being defined: all are taken.
  const used = [...text.matchAll(/numFmtId\s*=\s*["'](\d+)/g)].map((match) => Number(match[1]));
  let next = used.reduce((highest, id) => Math.max(highest, id + 1), FIRST_FREE);
  const added: string[] = [];
  return {
    id(code: string): number {
      const plain = plainCode(code);
      let id = ids.get(plain);
      if (id === undefined) {
        id = next++;
        ids.set(plain, id);
        added.push(`<numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`);
      }
      return id;
    },
    /** The first format that shows the same. */
    alike: (id: number): number => firstOf.get(id) ?? id,
    grown: () => added.length > 0,
    commit: () => appendToList(editor, "numFmts", entries.length, added),
  };
}

/**
 * A format code with each literal character behind a backslash. Programs put literals in quotes, behind a backslash or, where Excel
 * lets them, bare: `d mmm yy` is `d\ mmm\ yy`. What pads, fills, stands in brackets or belongs to an exponent stays.
 */
const plainCode = (code: string): string =>
  code.replace(
    /"([^"]*)"|\\.|[_*].|\[[^\]]*\]|[Ee][+-]|[ $\-+()!^&'~{}<>=]/gsu,
    (found: string, quoted: string | undefined) =>
      quoted !== undefined
        ? quoted.replace(/./gsu, "\\$&")
        : /^[ $\-+()!^&'~{}<>=]/.test(found)
          ? `\\${found}`
          : found,
  );
