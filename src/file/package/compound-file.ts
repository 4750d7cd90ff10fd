/**
 * Compound files (CFB, MS-CFB): what Office wraps an encrypted workbook in, and what .xls is. None can be read here; a person
 * needs to be told which one they have, since what to do differs.
 */

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const entrySize = 128;

/** Whether the bytes begin as a compound file does. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** A sentence saying what this compound file is and what to do. */
export function describeCompoundFile(bytes: Uint8Array): string {
  const names = directoryNames(bytes);
  const has = (...wanted: string[]) => wanted.some((name) => names.has(name));
  if (
    [...names].some((name) => name.startsWith("DRMEncrypted")) ||
    has("\tDRMContent", "\tDRMViewerContent")
  ) {
    return "This workbook is protected by a sensitivity label or rights management, so only Office can open it. Ask its owner for a copy whose label does not encrypt, and use that.";
  }
  if (has("EncryptedPackage", "EncryptionInfo")) {
    return "This workbook is encrypted with a password. In Excel, open it, take the password off (File, Info, Protect Workbook, Encrypt with Password), save it, and try again.";
  }
  if (has("Workbook", "Book")) {
    return "This is an old Excel workbook (.xls). In Excel, open it, save it as an Excel Workbook (.xlsx), and use that.";
  }
  return "This is not an Excel workbook, but an older Office or other compound file. Use an .xlsx or .xlsm file.";
}

/**
 * The names in the directory. Directory entries lie on multiples of 128 bytes in every version of the format, so a scan finds
 * them all without following the sector chains, which a damaged file may have broken.
 */
function directoryNames(bytes: Uint8Array): Set<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  for (let at = 512; at + entrySize <= bytes.length; at += entrySize) {
    const length = view.getUint16(at + 64, true);
    const type = bytes[at + 66] ?? 0;
    const isEntry = length >= 4 && length <= 64 && length % 2 === 0 && (type === 1 || type === 2);
    if (!isEntry || view.getUint16(at + length - 2, true) !== 0) continue;
    let name = "";
    for (let i = 0; i < length - 2; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
    names.add(name);
  }
  return names;
}
