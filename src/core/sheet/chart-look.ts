/** What every chart of ours has, whatever its spec says: the same in both ports. Sizes and widths are points. */

export const CHART_FILL = "#FFFFFF";
export const AXIS_COLOR = "#9AA5B4";
export const GRID_COLOR = "#CBD3DE";
/** Of axes' lines, gridlines and the edges of bars and markers. */
export const EDGE_WIDTH = 0.75;
export const CHART_TEXT_COLOR = "#4F5D73";
export const CHART_TEXT_SIZE = 9;
