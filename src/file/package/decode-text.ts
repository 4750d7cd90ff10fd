/** TextDecoder's type, which is not global where there is no DOM library. */
export type PartDecoder = InstanceType<typeof TextDecoder>;

/**
 * A part's bytes as text. Parts are UTF-8 or UTF-16 (ECMA-376 Part 2, 8.2.1); the byte order mark, if any, is not part of
 * the text. Throws TypeError on bytes that are not the encoding they claim.
 */
export function partDecoder(head: Uint8Array): PartDecoder {
  const [first, second] = head;
  const little = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  return new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8", { fatal: true });
}

/** The bytes of a part's text: UTF-8 always, so a declaration that names another encoding is changed to say so. */
export function encodePart(text: string): Uint8Array {
  const honest = text.replace(
    /^(<\?xml[^>]*?\sencoding\s*=\s*)(["'])(?!utf-8\2)[^"']*\2/i,
    (_, before: string, quote: string) => `${before}${quote}UTF-8${quote}`,
  );
  return new TextEncoder().encode(honest);
}
