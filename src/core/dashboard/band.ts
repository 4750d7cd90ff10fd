import { line, paint, rect, type Section } from "../sheet/compose";
import type { Formula } from "../sheet/spec";
import { FIRST, GUTTER, HEIGHT, LAST, NAME, STYLE } from "./look";

export interface Band {
  /** The place links to this page go to. */
  place: string;
  title: string;
  titleRight: string;
  under: string;
  underRight: string;
  /** One a module: the first in B, the others from C, two modules each. */
  links: readonly Formula[];
}

/** The page's head: three rows that stay in sight. */
export function bandSection(band: Band): Section {
  const { title, titleRight, under, underRight, links } = band;
  return {
    rows: 3,
    at: (top) => ({
      anchors: [anchorAt(band.place, top)],
      heights: new Map([
        [0, HEIGHT.title],
        [1, HEIGHT.under],
        [2, HEIGHT.links],
      ]),
      paints: [
        paint(rect(top, 1, 2, GUTTER), STYLE.band),
        paint(rect(top, NAME), STYLE.title),
        paint(rect(top, LAST), STYLE.titleRight),
        paint(rect(top + 1, 1, 1, GUTTER), STYLE.under),
        paint(rect(top + 1, LAST), STYLE.right),
        paint(rect(top + 2, 1, 1, GUTTER), STYLE.links),
        ...links.map((_, i) => paint(rect(top + 2, linkColumn(i)), STYLE.link)),
      ],
      blocks: [
        line(top, NAME, title),
        line(top, LAST, titleRight),
        line(top + 1, NAME, under),
        line(top + 1, LAST, underRight),
        ...links.map((link, i) => line(top + 2, linkColumn(i), link)),
      ],
    }),
  };
}

const linkColumn = (index: number): number => (index === 0 ? NAME : FIRST + (index - 1) * 2);

export const anchorAt = (place: string, row: number, column = NAME) => ({ place, row, column });

/** A section heading across the page, with a note beside it. */
export function headingSection(text: string, note = "", place?: string): Section {
  return {
    rows: 1,
    breakBefore: true,
    at: (top) => ({
      ...(place ? { anchors: [anchorAt(place, top)] } : {}),
      heights: new Map([[0, HEIGHT.h1]]),
      paints: [
        paint(rect(top, NAME, 1, LAST - NAME + 1), STYLE.h1Rule),
        paint(rect(top, NAME), STYLE.h1),
        paint(rect(top, FIRST), STYLE.h1Note),
      ],
      blocks: [line(top, NAME, text, note || null)],
    }),
  };
}

export function gapSection(height: number = HEIGHT.gap): Section {
  return { rows: 1, at: () => ({ heights: new Map([[0, height]]) }) };
}
