/** Eight hex digits over a text (FNV-1a, 32 bits): enough to tell that something changed, no secret. */
export const hash = (text: string): string => hashBits(text).toString(16).padStart(8, "0");

/** The same as a whole number. */
export function hashBits(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    state = Math.imul(state ^ (code & 0xff), 0x01000193);
    state = Math.imul(state ^ (code >>> 8), 0x01000193);
  }
  return state >>> 0;
}
