import type { DefinedName } from "../../core/owned/defined-name";
import { decodeExcelText } from "../xml/excel-text";
import { attribute, booleanAttribute, child, childrenNamed, integerAttribute } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";

/** A workbook's names, in file order. */
export function definedNamesOf(workbook: XmlElement): DefinedName[] {
  const list = child(workbook, "definedNames");
  return (list ? childrenNamed(list, "definedName") : []).map((element) => {
    const localSheetIndex = integerAttribute(element, "localSheetId");
    return {
      name: attribute(element, "name") ?? "",
      text: decodeExcelText(element.text),
      hidden: booleanAttribute(element, "hidden"),
      ...(localSheetIndex === undefined ? {} : { localSheetIndex }),
    };
  });
}
