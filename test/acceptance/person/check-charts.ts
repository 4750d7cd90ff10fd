import type { Page } from "./check";
import type { Drawn } from "./observed";
import { moved } from "./place";
import { isTheirs } from "./theirs";

/** Each chart of ours is there once, at its place, with the figures of now; all that people have drawn is there unchanged. */
export function chartFaults(one: Page): string[] {
  const { page, now, old, isWritten } = one;
  const faults: string[] = [];
  const ours = now.drawn.filter(({ name, chart }) => chart && name.startsWith("Primed "));
  if (names(ours) !== names(page.drawn))
    faults.push(`the charts are ${names(ours)}, not ${names(page.drawn)}`);
  for (const chart of isWritten ? ours : []) {
    const like = page.drawn.find(({ name }) => name === chart.name);
    if (like) faults.push(...differences(chart, like, one));
  }
  const before = old?.drawn.filter(isTheirs) ?? [];
  const after = now.drawn.filter((drawn) => !ours.includes(drawn));
  if (before.map(({ xml }) => xml).join() !== after.map(({ xml }) => xml).join())
    faults.push(`people's drawings were ${names(before)} and are ${names(after)}`);
  return faults;
}

const names = (drawn: readonly Drawn[]): string =>
  drawn
    .map(({ name }) => name)
    .sort()
    .join(", ");

function differences(chart: Drawn, like: Drawn, { page, now, corner }: Page): string[] {
  const ranges = like.chart!.ranges.map((range) => {
    const [, title, at] = /^'(.*)'!(.*)$/.exec(plain(range))!;
    return `'${title === page.name ? now.name.replace(/'/g, "''") : title}'!${moved(at!, corner)}`;
  });
  const from = [like.from![0] + corner.row, like.from![1] + corner.column];
  const drawn = chart.chart!.ranges.map(plain);
  return [
    ...(ranges.join() === drawn.join() ? [] : [`${chart.name} draws ${drawn.join()}, not ${ranges.join()}`]),
    ...(like.chart!.values.join() === chart.chart!.values.join() ? [] : [`${chart.name} shows old figures`]),
    ...(from.join() === chart.from?.join()
      ? []
      : [`${chart.name} stands at ${chart.from?.join()}, not ${from.join()}`]),
  ];
}

const plain = (range: string): string => range.replace(/\$/g, "");
