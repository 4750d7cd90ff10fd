import type { Package } from "../package/package";
import { forgetWorkbookContext, workbookContext } from "../read/workbook-context";
import { MAIN } from "./new-sheet-xml";
import { addPart, freePartName, relate } from "./parts";

export interface StylesPart {
  text: string;
  save(text: string): Promise<void>;
}

/** The workbook's styles; a workbook that has none gets them when there is something to save. */
export async function stylesPartOf(pkg: Package, workbookPart: string): Promise<StylesPart> {
  const { stylesPart } = await workbookContext(pkg);
  if (stylesPart !== undefined && pkg.has(stylesPart)) {
    return { text: await pkg.text(stylesPart), save: async (text) => pkg.set(stylesPart, text) };
  }
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
  return {
    text: `<styleSheet xmlns="${MAIN}"/>`,
    save: async (text) => {
      const part = freePartName(pkg, "xl/styles#.xml");
      await addPart(pkg, part, text, type);
      await relate(pkg, workbookPart, "styles", part);
      forgetWorkbookContext(pkg);
    },
  };
}
