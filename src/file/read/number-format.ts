import { kindOfCode, type NumberKind } from "../../core/sheet/number-kind";
import { Kind } from "../../workbook";

export { kindOfCode, type NumberKind };

/** Excel's own formats that show dates or times, East Asian ones included (ECMA-376 Part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** What a number shown in this format is. `code` is a custom format's code; built-in formats have none. */
export function kindOfFormat(id: number, code?: string): NumberKind {
  if (code !== undefined) return kindOfCode(code);
  if (isBuiltInDate(id)) return Kind.Date;
  return id === 9 || id === 10 ? Kind.Percent : Kind.Number;
}
