import type { CellStyle } from "../book/book";
import type { StyleChanges } from "../book/style";
import { HostError } from "../wire/behaviour";

/** How text is turned. @throws HostError `InvalidArgument` */
export function rotationOf(value: unknown): number {
  const degrees = Number(value);
  if (Number.isInteger(degrees) && (degrees === 180 || Math.abs(degrees) <= 90)) return degrees;
  throw new HostError("InvalidArgument", "Text is turned by -90 to 90 degrees, or stands upright at 180.");
}

/** How far text is indented. @throws HostError `InvalidArgument` */
export function indentOf(value: unknown, before: CellStyle): StyleChanges {
  const indent = Number(value);
  if (!Number.isInteger(indent) || indent < 0 || indent > 250)
    throw new HostError("InvalidArgument", "An indent is a whole number from 0 to 250.");
  // Only text that is aligned to a side can be indented.
  return before.horizontal === "General" && indent > 0 ? { indent, horizontal: "Left" } : { indent };
}
