import { FatalProblem } from "../../core/problem";
import { attribute, childrenNamed, namespaceOf, prefixOf } from "../xml/find";
import { parsePart } from "../xml/parse-part";
import { describeCompoundFile, isCompoundFile } from "./compound-file";
import type { Package } from "./package";
import { partKey } from "./part-name";
import { isOfType, relationshipsOf } from "./relationships";
import { damagedSentence } from "./zip-archive";

const useXlsx = "Use an .xlsx or .xlsm file.";
const strictNamespace = "http://purl.oclc.org/ooxml/";

/** What a file that is not a zip is, in a sentence; nothing for a zip. */
export function describeOtherFile(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return "This file is empty. Copy the workbook again from where it came from.";
  if (isCompoundFile(bytes)) return describeCompoundFile(bytes);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return undefined;
  const head = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart();
  if (head.startsWith("%PDF")) return `This is a PDF, not an Excel workbook. ${useXlsx}`;
  if (head.startsWith("<")) {
    return "This is a web page or XML file, not an Excel workbook, whatever its name says. In Excel, open it, save it as an Excel Workbook (.xlsx), and use that.";
  }
  return `This is not an Excel workbook. ${useXlsx}`;
}

/** The main part's name, by the package's relationships. @throws FatalProblem when there is none. */
export async function workbookPartOf(pkg: Package): Promise<string> {
  const main = (await relationshipsOf(pkg, "")).find((relationship) =>
    isOfType(relationship, "officeDocument"),
  );
  if (!main || !pkg.has(main.target)) throw new FatalProblem(whatElseIsIt(pkg));
  return main.target;
}

/** @throws FatalProblem unless the package is a workbook that can be read and safely changed. */
export async function checkIsWorkbook(pkg: Package): Promise<void> {
  if (!pkg.has("[Content_Types].xml")) throw new FatalProblem(whatElseIsIt(pkg));
  const part = await workbookPartOf(pkg);
  const type = (await contentTypeOf(pkg, part)) ?? "";
  if (type.includes("sheet.binary") || part.toLowerCase().endsWith(".bin")) {
    throw new FatalProblem(
      "This is an Excel binary workbook (.xlsb). In Excel, open it, save it as an Excel Workbook (.xlsx) or a macro-enabled one (.xlsm), and use that.",
    );
  }
  if (type.includes("wordprocessingml") || type.includes("ms-word")) {
    throw new FatalProblem(`This is a Word document, not an Excel workbook. ${useXlsx}`);
  }
  if (type.includes("presentationml") || type.includes("powerpoint")) {
    throw new FatalProblem(`This is a PowerPoint presentation, not an Excel workbook. ${useXlsx}`);
  }
  await checkNotSigned(pkg);
  const workbook = parsePart(await pkg.text(part), part);
  if ((namespaceOf(workbook, prefixOf(workbook.name).slice(0, -1)) ?? "").startsWith(strictNamespace)) {
    throw new FatalProblem(
      "This workbook was saved as Strict Open XML. In Excel, save it as an Excel Workbook (.xlsx), the ordinary kind, and use that.",
    );
  }
  if (!workbook.name.endsWith("workbook"))
    throw new FatalProblem(`This is not an Excel workbook. ${useXlsx}`);
}

/** The content type of a part: its own, or that of its extension. */
export async function contentTypeOf(pkg: Package, part: string): Promise<string | undefined> {
  const types = parsePart(await pkg.text("[Content_Types].xml"), "[Content_Types].xml");
  const own = childrenNamed(types, "Override").find(
    (element) => partKey(attribute(element, "PartName") ?? "") === partKey(part),
  );
  const extension = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
  const found =
    own ??
    childrenNamed(types, "Default").find(
      (element) => attribute(element, "Extension")?.toLowerCase() === extension,
    );
  return found && attribute(found, "ContentType");
}

/** A signed package would lose its signature by any change. A signature on the VBA project is another thing, and no hindrance. */
async function checkNotSigned(pkg: Package): Promise<void> {
  const origin = (await relationshipsOf(pkg, "")).find((relationship) =>
    relationship.type.endsWith("/digital-signature/origin"),
  );
  const signatures = origin && pkg.has(origin.target) ? await relationshipsOf(pkg, origin.target) : [];
  const signed = signatures.length > 0 || pkg.names().some((name) => /^_xmlsignatures\/.*\.xml$/i.test(name));
  if (signed) {
    throw new FatalProblem(
      "This workbook is digitally signed, and any change would break the signature. In Excel, remove the signature (File, Info, View Signatures), save it, and try again.",
    );
  }
}

function whatElseIsIt(pkg: Package): string {
  const names = pkg.names();
  const openDocument = pkg.has("mimetype") && pkg.has("content.xml");
  if (openDocument) {
    return "This is an OpenDocument file, not an Excel workbook. Save it as an Excel Workbook (.xlsx), and use that.";
  }
  if (names.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name))) return damagedSentence;
  return `This is a zip file, but not an Excel workbook. ${useXlsx}`;
}
