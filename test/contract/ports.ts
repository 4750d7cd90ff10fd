import { excelWorkbook, type ExcelOptions } from "../../src/excel/excel-workbook";
import { openFileWorkbook } from "../../src/file/file-workbook";
import type { Workbook } from "../../src/workbook";
import { calculateInNode } from "../host-tests/calculate/in-node";
import { excelOn } from "../host-tests/support";
import type { Book } from "../host/book/book";
import { loadBook } from "../host/file/load";
import { saveBook } from "../host/file/save";
import type { HostOptions, WorkbookHost } from "../host/host";

export const calculator = calculateInNode();

/** A workbook open through one of the ports. */
export interface Opened {
  workbook: Workbook;
  /** All that stands in it now. */
  book(): Promise<Book>;
  /** Its file, as somebody would save it now. */
  bytes(): Promise<Uint8Array>;
}

export interface Port {
  name: string;
  open(bytes: Uint8Array): Promise<Opened>;
  /** Formats and charts are made through an API that can't say everything: see docs/excel.md. */
  viaExcel: boolean;
}

export const filePort: Port = {
  name: "the file port",
  viaExcel: false,
  open: async (bytes) => {
    const workbook = await openFileWorkbook(bytes);
    return { workbook, book: async () => loadBook(await workbook.save()), bytes: () => workbook.save() };
  },
};

export interface OpenInExcel extends Opened {
  host: WorkbookHost;
  /** What a person does in Excel; the formulas follow. */
  person(does: (book: Book) => void): Promise<void>;
}

export async function openInExcel(
  bytes: Uint8Array,
  options: Partial<HostOptions> = {},
  port: ExcelOptions = {},
): Promise<OpenInExcel> {
  const live = await loadBook(bytes);
  const calculate = await calculator;
  const { host } = excelOn(live, { calculate, ...options });
  calculate(live);
  return {
    workbook: excelWorkbook(port),
    host,
    person: async (does) => {
      does(live);
      calculate(live);
    },
    book: async () => live,
    bytes: () => saveBook(live),
  };
}

export const excelPort = (apiVersion: string): Port => ({
  name: `Excel with ExcelApi ${apiVersion}`,
  viaExcel: true,
  open: (bytes) => openInExcel(bytes, { apiVersion }),
});

export const PORTS: readonly Port[] = [filePort, excelPort("1.13"), excelPort("1.15")];
