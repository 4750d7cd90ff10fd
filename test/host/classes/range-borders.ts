import type { Border } from "../book/book";
import { bordersAlong, changeBorder, SIDES, THIN } from "../book/borders";
import type { Side } from "../book/borders";
import { colourOf } from "../book/colour";
import { refuseIfProtected } from "../book/protection";
import { HostError } from "../wire/behaviour";
import type { Behaviour, Behaviours, Host } from "../wire/behaviour";
import { rectsOf } from "./place";
import type { FormatHandle } from "./range-looks";

interface BorderHandle extends FormatHandle {
  readonly side: Side;
}

/** What Excel gives of a side that has no line. */
export const NO_BORDER: Border = { style: "None", weight: "Thin", color: "#000000" };

const uniform =
  (part: keyof Border) =>
  ({ of, side }: BorderHandle, host: Host): string | null => {
    const found = new Set<string>();
    for (const rect of rectsOf(of, host))
      for (const border of bordersAlong(host.book, of.sheet, rect, side))
        found.add((border ?? NO_BORDER)[part]);
    if (found.size === 0) return NO_BORDER[part];
    return found.size === 1 ? [...found][0]! : null;
  };

const change =
  (how: (value: unknown, before: Border | undefined) => Border | undefined) =>
  ({ of, side }: BorderHandle, value: unknown, host: Host): void => {
    refuseIfProtected(of.sheet, "allowFormatCells");
    for (const rect of rectsOf(of, host))
      changeBorder(host.book, of.sheet, rect, side, (before) => how(value, before));
  };

/** A line of another style, from none too; a double one is thick. */
export function borderStyled(value: unknown, before: Border | undefined): Border | undefined {
  if (value === "None") return undefined;
  const style = value as Border["style"];
  return { ...(before ?? THIN), style, ...(style === "Double" ? { weight: "Thick" } : {}) };
}

export const borderColoured = (value: unknown, before: Border | undefined): Border => ({
  ...(before ?? THIN),
  color: colourOf(value),
});

export const borderWeighted = (value: unknown, before: Border | undefined): Border => ({
  ...(before ?? THIN),
  weight: value as Border["weight"],
});

const sideHandle = ({ of }: FormatHandle, side: unknown): BorderHandle => {
  const found = SIDES.find((one) => one === side);
  if (!found) throw new HostError("InvalidArgument", `A range has no border ${String(side)}.`);
  return { type: "RangeBorder", of, side: found };
};

const collection: Behaviour<FormatHandle> = {
  items: (handle) => SIDES.map((side) => sideHandle(handle, side)),
  get: { count: () => SIDES.length, tintAndShade: () => 0 },
  call: {
    getItem: (handle, [side]) => sideHandle(handle, side),
    getItemAt: (handle, [index]) => sideHandle(handle, SIDES[Number(index)]),
  },
};

const border: Behaviour<BorderHandle> = {
  id: ({ side }) => side,
  get: {
    sideIndex: ({ side }) => side,
    style: uniform("style"),
    weight: uniform("weight"),
    color: uniform("color"),
    tintAndShade: () => 0,
  },
  set: { style: change(borderStyled), weight: change(borderWeighted), color: change(borderColoured) },
};

export const rangeBorders: Behaviours = { RangeBorderCollection: collection, RangeBorder: border };
