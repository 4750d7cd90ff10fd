import type { SheetInfo, WorkbookContents } from "../../workbook";
import type { DefinedName } from "./defined-name";
import { ownedSheets, type PlacedSheet } from "./owned-sheets";

/** What a port tells of its workbook, once it is known which sheets are ours and which are copies of ours. */
export function withRoles(contents: {
  sheets: readonly (PlacedSheet & SheetInfo)[];
  definedNames: readonly DefinedName[];
  date1904: boolean;
  structureLocked: boolean;
}): WorkbookContents {
  const { ours, copies } = ownedSheets(contents);
  const roles = new Map([...ours].map(([role, { sheet }]) => [sheet.name, role]));
  const copied = new Map(copies.map(({ sheet, mark }) => [sheet.name, mark.role]));
  return {
    date1904: contents.date1904,
    structureLocked: contents.structureLocked,
    sheets: contents.sheets.map((sheet) => {
      const role = roles.get(sheet.name);
      const copyOfRole = copied.get(sheet.name);
      return {
        name: sheet.name,
        tables: sheet.tables,
        protected: sheet.protected,
        ...(role === undefined ? {} : { role }),
        ...(copyOfRole === undefined ? {} : { copyOfRole }),
      };
    }),
  };
}
