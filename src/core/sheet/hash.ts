/** Eight hex digits over a text (FNV-1a, 32 bits): enough to tell that something changed, no secret. */
export function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    state = Math.imul(state ^ (code & 0xff), 0x01000193);
    state = Math.imul(state ^ (code >>> 8), 0x01000193);
  }
  return (state >>> 0).toString(16).padStart(8, "0");
}
