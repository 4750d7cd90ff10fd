/** How much of something is as it should be. `value` is numerator ÷ denominator, 0–1; null when there is nothing to score. */
export interface Score {
  value: number | null;
  numerator: number;
  denominator: number;
}

export const scoreOf = (numerator: number, denominator: number): Score => ({
  value: denominator === 0 ? null : numerator / denominator,
  numerator,
  denominator,
});

/** The score of several fields together: every cell counts the same. */
export const sumOfScores = (scores: readonly Score[]): Score =>
  scoreOf(
    scores.reduce((sum, { numerator }) => sum + numerator, 0),
    scores.reduce((sum, { denominator }) => sum + denominator, 0),
  );

/** "99.2%", cut and not rounded: "100%" is said only of all. */
export function scoreInWords({ numerator, denominator }: Score): string {
  if (denominator === 0) return "–";
  if (numerator === denominator) return "100%";
  return `${(Math.floor((numerator * 1000) / denominator) / 10).toFixed(1)}%`;
}
