import { FatalProblem } from "../core/problem";
import { readFileBytes } from "../file/disk";

/** Where the bytes come from when the file is `-`. */
export type Input = AsyncIterable<Uint8Array | string>;

/** The text of a file, or of standard input for `-`. @throws FatalProblem when there is none or it is no text. */
export async function readText(path: string, input: Input): Promise<string> {
  const bytes = path === "-" ? await drain(input) : (await readFileBytes(path)).bytes;
  return decode(bytes, nameOf(path));
}

/** What an input is called in sentences. */
export const nameOf = (path: string): string => (path === "-" ? "standard input" : path);

async function drain(input: Input): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b)
    throw new FatalProblem(`${name} is a workbook, not a CSV file: save the sheet as CSV and give that.`);
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  const text = decodeUtf8(bytes) ?? new TextDecoder("windows-1252").decode(bytes);
  if (text.includes("\0")) throw new FatalProblem(`${name} is not a text file: save the sheet as CSV UTF-8.`);
  return text;
}

/** Undefined when the bytes are not UTF-8: then they are what Excel calls plain CSV. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
