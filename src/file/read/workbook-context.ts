import type { Package } from "../package/package";
import { workbookPartOf } from "../package/check-workbook";
import { isOfType, relationshipsOf } from "../package/relationships";
import { booleanAttribute, child } from "../xml/find";
import { parsePart } from "../xml/parse-part";

/** What reading any sheet needs to know of its workbook. */
export interface WorkbookContext {
  workbookPart: string;
  stylesPart: string | undefined;
  sharedStringsPart: string | undefined;
  /** Serial numbers count from 1904. */
  date1904: boolean;
}

const known = new WeakMap<Package, Promise<WorkbookContext>>();

/** The workbook's context, found once a package. */
export function workbookContext(pkg: Package): Promise<WorkbookContext> {
  let context = known.get(pkg);
  if (!context) {
    context = findContext(pkg);
    known.set(pkg, context);
  }
  return context;
}

/** After a part that it names has been added. */
export const forgetWorkbookContext = (pkg: Package): void => void known.delete(pkg);

async function findContext(pkg: Package): Promise<WorkbookContext> {
  const workbookPart = await workbookPartOf(pkg);
  const relationships = await relationshipsOf(pkg, workbookPart);
  const target = (kind: string) => relationships.find((one) => isOfType(one, kind))?.target;
  const properties = child(parsePart(await pkg.text(workbookPart), workbookPart), "workbookPr");
  return {
    workbookPart,
    stylesPart: target("styles"),
    sharedStringsPart: target("sharedStrings"),
    date1904: properties !== undefined && booleanAttribute(properties, "date1904"),
  };
}
