/** A tab name that Excel takes: no `[]:*?/\`, no apostrophe at either end, 31 characters, never "History". */
export function tabTitle(wanted: string): string {
  const clean = wanted
    .replace(/[[\]:*?/\\]/g, " ")
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\ufffe\uffff]|\p{Cs}/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^['\s]+/, "");
  const cut = [...clean]
    .slice(0, 31)
    .join("")
    .slice(0, 31)
    .replace(/['\s\ud800-\udbff]+$/, "");
  return cut === "" || cut.toLowerCase() === "history" ? "Primed" : cut;
}

/** The same, but none of the taken names (case-blind): `North dashboard~2`. */
export function freeTitle(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const title = tabTitle(wanted);
  if (!used.has(title.toLowerCase())) return title;
  for (let n = 2; ; n++) {
    const mark = `~${n}`;
    const next = tabTitle(title.slice(0, 31 - mark.length)) + mark;
    if (!used.has(next.toLowerCase())) return next;
  }
}
