import { hasPassword } from "../../../src/file/read/sheet-protection";
import { attribute, booleanAttribute, child } from "../../../src/file/xml/find";
import { escapeAttribute } from "../../../src/file/xml/escape";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { SheetProtection } from "../book/book";

/** What the API says is allowed, and the file's word for what is not; whether that is so unless said. */
const OPTIONS: readonly (readonly [api: string, file: string, locked: boolean])[] = [
  ["allowEditObjects", "objects", false],
  ["allowEditScenarios", "scenarios", false],
  ["allowFormatCells", "formatCells", true],
  ["allowFormatColumns", "formatColumns", true],
  ["allowFormatRows", "formatRows", true],
  ["allowInsertColumns", "insertColumns", true],
  ["allowInsertRows", "insertRows", true],
  ["allowInsertHyperlinks", "insertHyperlinks", true],
  ["allowDeleteColumns", "deleteColumns", true],
  ["allowDeleteRows", "deleteRows", true],
  ["allowSort", "sort", true],
  ["allowAutoFilter", "autoFilter", true],
  ["allowPivotTables", "pivotTables", true],
];
const PASSWORD = ["password", "algorithmName", "hashValue", "saltValue", "spinCount"];
/** A password that the file only has a hash of: no password is like it, and it is written back as it was. */
const HASHED = "\u0000hashed";

export function readProtection(root: XmlElement): SheetProtection | undefined {
  const element = child(root, "sheetProtection");
  if (!element || !booleanAttribute(element, "sheet")) return undefined;
  const options: Record<string, boolean | string> = {};
  for (const [api, file, locked] of OPTIONS) options[api] = !booleanAttribute(element, file, locked);
  options["selectionMode"] = booleanAttribute(element, "selectUnlockedCells")
    ? "None"
    : booleanAttribute(element, "selectLockedCells")
      ? "Unlocked"
      : "Normal";
  const said = PASSWORD.flatMap((name) => {
    const value = attribute(element, name);
    return value === undefined ? [] : [` ${name}="${escapeAttribute(value)}"`];
  });
  return { password: hasPassword(element) ? HASHED + said.join("") : undefined, options };
}

/** Nothing when the sheet is not protected. */
export function protectionXml(protection: SheetProtection | undefined): string {
  if (!protection) return "";
  const { password, options } = protection;
  const flags = OPTIONS.flatMap(([api, file, locked]) => {
    const isLocked = options[api] !== true && (locked || options[api] === false);
    return isLocked === locked ? [] : [` ${file}="${isLocked ? 1 : 0}"`];
  });
  const mode = options["selectionMode"];
  const selection =
    mode === "None"
      ? ` selectLockedCells="1" selectUnlockedCells="1"`
      : mode === "Unlocked"
        ? ` selectLockedCells="1"`
        : "";
  return `<sheetProtection${passwordXml(password)} sheet="1"${flags.join("")}${selection}/>`;
}

const passwordXml = (password: string | undefined): string =>
  password === undefined
    ? ""
    : password.startsWith(HASHED)
      ? password.slice(HASHED.length)
      : ` password="${legacyHash(password)}"`;

/** The 16 bits that Excel has kept of a password since its beginnings ([MS-XLS] 2.2.9). */
export function legacyHash(password: string): string {
  let hash = 0;
  for (let i = password.length - 1; i >= 0; i--) {
    hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
    hash ^= password.charCodeAt(i) & 0xff;
  }
  hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
  hash ^= password.length ^ 0xce4b;
  return hash.toString(16).toUpperCase().padStart(4, "0");
}
