/** Comparisons that forgive the last bits of a double, so that figures equal on paper are equal here. */

/** Relative slack of a status: 0.35 + 0.05 must reach 0.40. */
export const STATUS_SLACK = 1e-9;
/** Relative slack of SPC: far below any real difference between two figures, far above what rounding leaves behind. */
export const SPC_SLACK = 1e-12;

/** How far apart two figures of this size may be and still count as equal. */
export function slackOf(figures: readonly number[], relative: number): number {
  let largest = 0;
  for (const figure of figures) largest = Math.max(largest, Math.abs(figure));
  return largest * relative;
}

/** −1, 0 or 1; 0 within the slack. A NaN is beside nothing: 0. */
export function signWithin(difference: number, slack: number): -1 | 0 | 1 {
  if (difference > slack) return 1;
  return difference < -slack ? -1 : 0;
}
