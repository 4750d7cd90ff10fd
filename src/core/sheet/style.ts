export interface Edge {
  weight: "hair" | "dotted" | "dashed" | "thin" | "medium" | "thick" | "double";
  /** #RRGGBB */
  color: string;
}

/** How a cell looks. What is left out is left as the paint below has it. Colours are #RRGGBB. */
export interface Style {
  size?: number;
  bold?: boolean;
  underline?: boolean;
  color?: string;
  fill?: string;
  top?: Edge;
  bottom?: Edge;
  left?: Edge;
  right?: Edge;
  horizontal?: "left" | "center" | "right";
  vertical?: "top" | "center" | "bottom";
  wrap?: boolean;
  indent?: number;
  /** An Excel number format. */
  format?: string;
  /** People may fill the cell on a protected sheet. */
  unlocked?: boolean;
}

/** What a cell of ours has when its style says nothing: STYLE's "td text". */
export const FONT = "Calibri";
export const TEXT_SIZE = 10.5;
export const INK = "#1B2430";
