import { FatalProblem } from "../core/problem";
import type { CellBlock, ReadRequest, Workbook } from "../workbook";
import { applySpecs } from "./apply-specs";
import { withRoles } from "../core/owned/with-roles";
import type { Codec } from "./package/gzip";
import { contentTypeOf, workbookPartOf } from "./package/check-workbook";
import { openPackage, type Package } from "./package/package";
import { readCells } from "./read/read-cells";
import { readContents, type FileContents } from "./read/contents";
import { ROLE_NAME } from "../core/sheet/ownership";
import { editTable } from "./table/edit-table";

/** The port over an .xlsx or .xlsm file's bytes. Changes are staged in memory; `save` gives the new bytes. */
export interface FileWorkbook extends Workbook {
  /** The same bytes when nothing was changed. Parts that are not ours keep their compressed bytes. */
  save(): Promise<Uint8Array>;
  /** The ending that Excel wants of the file's name, `.xlsx` or `.xlsm`, say: it opens no workbook under another's. */
  extension(): Promise<string>;
}

/**
 * @param codec what packs and unpacks, where the platform has something faster than its streams (`nodeCodec` in disk.ts).
 * @throws FatalProblem, in one sentence, for bytes that are no workbook or one that can't be changed safely.
 */
export async function openFileWorkbook(bytes: Uint8Array, codec?: Codec): Promise<FileWorkbook> {
  const pkg = await openPackage(bytes, codec);
  let known: Promise<FileContents> | undefined;
  const contents = (): Promise<FileContents> => (known ??= fileContents(pkg));
  return {
    contents: async () => withRoles(await contents()),
    read: async (request) => readSheet(pkg, await contents(), request),
    readAll: async (requests) => {
      const known = await contents();
      const blocks: CellBlock[] = [];
      for (const request of requests) blocks.push(await readSheet(pkg, known, request));
      return blocks;
    },
    apply: async (specs, options) => {
      const before = await contents();
      known = undefined;
      return applySpecs(pkg, before, specs, options);
    },
    editTable: async (edit) => {
      const before = await contents();
      known = undefined;
      return editTable(pkg, before, edit);
    },
    save: () => pkg.save(),
    extension: async () => extensionOf((await contentTypeOf(pkg, await workbookPartOf(pkg))) ?? ""),
  };
}

function extensionOf(contentType: string): string {
  const macros = contentType.includes("macroEnabled");
  if (contentType.includes("template")) return macros ? ".xltm" : ".xltx";
  return macros ? ".xlsm" : ".xlsx";
}

/** Only our own sheets are ever written, so only their protection is looked for. */
const fileContents = (pkg: Package): Promise<FileContents> =>
  readContents(pkg, (_, names) => names.some(({ name }) => name.toLowerCase() === ROLE_NAME.toLowerCase()));

async function readSheet(pkg: Package, { sheets }: FileContents, request: ReadRequest): Promise<CellBlock> {
  const sheet = sheets.find(({ name }) => name === request.sheet);
  if (!sheet)
    throw new FatalProblem(`There is no sheet "${request.sheet}" in the workbook.`, { sheet: request.sheet });
  return readCells(pkg, sheet.part, request);
}
