/** How many bytes something has as JSON in UTF-8, or a few more: three for each character that is not plain. */
export function bytesOf(said: unknown): number {
  const text = JSON.stringify(said);
  return text.length + 2 * (text.match(/[^ -~]/g)?.length ?? 0);
}
