/** What charts' parts and the API call the same things. */

export type Words = readonly (readonly [file: string, api: string])[];

export const fromFile = (words: Words, file: string | undefined, otherwise: string): string =>
  words.find(([its]) => its === file)?.[1] ?? otherwise;
export const toFile = (words: Words, api: string, otherwise: string): string =>
  words.find(([, its]) => its === api)?.[0] ?? otherwise;

export const LEGEND: Words = [
  ["b", "Bottom"],
  ["t", "Top"],
  ["l", "Left"],
  ["r", "Right"],
  ["tr", "Corner"],
];
export const TICKS: Words = [
  ["none", "None"],
  ["out", "Outside"],
  ["in", "Inside"],
  ["cross", "Cross"],
];
export const TICK_LABELS: Words = [
  ["nextTo", "NextToAxis"],
  ["low", "Low"],
  ["high", "High"],
  ["none", "None"],
];
export const DASHES: Words = [
  ["solid", "Continuous"],
  ["dash", "Dash"],
  ["dashDot", "DashDot"],
  ["lgDashDotDot", "DashDotDot"],
  ["sysDash", "Dot"],
  ["sysDot", "RoundDot"],
];
export const MARKERS: Words = [
  ["none", "None"],
  ["auto", "Automatic"],
  ["circle", "Circle"],
  ["diamond", "Diamond"],
  ["square", "Square"],
  ["triangle", "Triangle"],
  ["x", "X"],
  ["star", "Star"],
  ["dot", "Dot"],
  ["dash", "Dash"],
  ["plus", "Plus"],
  ["picture", "Picture"],
];
export const LABEL_PLACES: Words = [
  ["t", "Top"],
  ["b", "Bottom"],
  ["l", "Left"],
  ["r", "Right"],
  ["ctr", "Center"],
  ["inEnd", "InsideEnd"],
  ["inBase", "InsideBase"],
  ["outEnd", "OutsideEnd"],
  ["bestFit", "BestFit"],
];
export const BLANKS: Words = [
  ["gap", "NotPlotted"],
  ["zero", "Zero"],
  ["span", "Interplotted"],
];
export const CROSSES: Words = [
  ["autoZero", "Automatic"],
  ["min", "Minimum"],
  ["max", "Maximum"],
];
export const TIME_UNITS: Words = [
  ["days", "Days"],
  ["months", "Months"],
  ["years", "Years"],
];
export const GROUPINGS: Words = [
  ["clustered", "Clustered"],
  ["stacked", "Stacked"],
  ["percentStacked", "Stacked100"],
];
