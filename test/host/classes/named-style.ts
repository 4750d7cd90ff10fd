import { restyleRect, stylesIn } from "../book/restyle";
import { HostError, type Host } from "../wire/behaviour";
import type { RangeAreasHandle, RangeHandle } from "./handles";
import { rectsOf } from "./place";

/** The host keeps no named styles but Excel's own "Normal", which is how cells look that nobody has dressed. */
const NORMAL = "Normal";

export function getNamedStyle(cells: RangeHandle | RangeAreasHandle, { book, ...host }: Host): string | null {
  const looks = rectsOf(cells, { book, ...host }).flatMap((rect) => [...stylesIn(book, cells.sheet, rect)]);
  return looks.every((look) => look === book.standard) ? NORMAL : null;
}

export function setNamedStyle(cells: RangeHandle | RangeAreasHandle, name: unknown, host: Host): void {
  if (name !== NORMAL) throw new HostError("HostNotImplemented", `The style "${String(name)}" is not there.`);
  const { book } = host;
  for (const rect of rectsOf(cells, host)) restyleRect(book, cells.sheet, rect, () => book.standard);
}
