import { sheetOfReference } from "./owned-sheets";
import type { SheetInfo } from "../../workbook";
import type { DefinedName } from "./defined-name";

/** Table names and the workbook's defined names are one set: Excel repairs a file that has a name twice. */
export interface TakenNames {
  /** Who has the name, when it is not the sheet itself; in the words of a sentence. */
  holderOf(name: string, sheet: string): string | undefined;
  hasTable(name: string): boolean;
  take(name: string, sheet: string): void;
}

export function takenNames({
  sheets,
  definedNames,
}: {
  sheets: readonly Pick<SheetInfo, "name" | "tables">[];
  definedNames: readonly DefinedName[];
}): TakenNames {
  const tables = new Map<string, string>();
  for (const { name: sheet, tables: its } of sheets) {
    for (const { name } of its) tables.set(name.toLowerCase(), sheet);
  }
  const named = new Map(
    definedNames
      .filter(({ localSheetIndex }) => localSheetIndex === undefined)
      .map(({ name, text }) => [name.toLowerCase(), sheetOfReference(text)]),
  );
  return {
    holderOf(name, sheet) {
      const table = tables.get(name.toLowerCase());
      if (table !== undefined && table !== sheet) return `the sheet "${table}" has a table`;
      const key = name.toLowerCase();
      const isTheirs = named.has(key) && named.get(key) !== sheet && named.get(key) !== LOST;
      return isTheirs ? "the workbook has a defined name" : undefined;
    },
    hasTable: (name) => tables.has(name.toLowerCase()),
    take: (name, sheet) => void tables.set(name.toLowerCase(), sheet),
  };
}

/** What a name refers to when its cells are gone. */
const LOST = "#REF";
