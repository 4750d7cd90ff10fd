import { FatalProblem } from "../../core/problem";
import { notUtf8 } from "../xml/utf8";

/**
 * A part's bytes as UTF-8 without byte order mark. Parts are UTF-8 or UTF-16 (ECMA-376 Part 2, 8.2.1). UTF-8 is passed on as it
 * is, right or wrong. @throws FatalProblem on UTF-16 that is not.
 */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>, part: string): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined;
  let recode: ((chunk?: Uint8Array) => Uint8Array) | undefined;
  for await (const chunk of chunks) {
    if (head !== undefined && head.length >= 3) {
      yield recode ? recode(chunk) : chunk;
      continue;
    }
    head = joined(head, chunk);
    if (head.length < 3) continue;
    recode = recoder(head, part);
    yield recode ? recode(head) : withoutMark(head);
  }
  if (head !== undefined && head.length < 3) yield head;
  if (recode) yield recode();
}

function joined(head: Uint8Array | undefined, chunk: Uint8Array): Uint8Array {
  if (!head) return chunk;
  const both = new Uint8Array(head.length + chunk.length);
  both.set(head);
  both.set(chunk, head.length);
  return both;
}

const withoutMark = (head: Uint8Array): Uint8Array =>
  head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head;

/** From UTF-16 to UTF-8, if that is what the part is in. */
function recoder([first, second]: Uint8Array, part: string) {
  const little = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  if (!little && !big) return undefined;
  const decode = textDecoder(part, little ? "utf-16le" : "utf-16be");
  const encoder = new TextEncoder();
  return (chunk?: Uint8Array) => encoder.encode(decode(chunk));
}

/** Decodes chunk by chunk, the last call without one. @throws FatalProblem on bytes that are not the encoding. */
export function textDecoder(part: string, encoding = "utf-8"): (chunk?: Uint8Array) => string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (chunk) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new FatalProblem(notUtf8(part));
    }
  };
}

/** The bytes of a part's text: UTF-8 always, so a declaration that names another encoding is changed to say so. */
export function encodePart(text: string): Uint8Array {
  const honest = text.replace(
    /^(<\?xml[^>]*?\sencoding\s*=\s*)(["'])(?!utf-8\2)[^"']*\2/i,
    (_, before: string, quote: string) => `${before}${quote}UTF-8${quote}`,
  );
  return new TextEncoder().encode(honest);
}
