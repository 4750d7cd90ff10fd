import type { Outcome } from "./run";

/** Where the self-test ran, for the head of its report. */
export interface Where {
  host: string;
  platform: string;
  version: string;
  /** The newest ExcelApi set that Excel says it has. */
  api: string;
}

/** The report as text, what did not hold first. */
export function reportText(outcomes: readonly Outcome[], { host, platform, version, api }: Where): string {
  const of = (result: Outcome["result"]): Outcome[] =>
    outcomes.filter((outcome) => outcome.result === result);
  const section = (title: Outcome["result"]): string[] => {
    const found = of(title);
    if (found.length === 0) return [];
    return [
      "",
      `${title.toUpperCase()} (${found.length})`,
      ...found.flatMap(({ id, what, detail }) => [
        `${id}: ${what}`,
        ...(detail === "" ? [] : [`    ${detail}`]),
      ]),
    ];
  };
  return [
    `Primed self-test in ${host} ${version} on ${platform}, ExcelApi ${api}`,
    `${of("held").length} of ${outcomes.length} held, ${of("did not hold").length} did not, ` +
      `${of("could not be tried").length} could not be tried, ${of("not tried").length} have no check`,
    ...section("did not hold"),
    ...section("could not be tried"),
    ...section("not tried"),
    ...section("held"),
    "",
  ].join("\n");
}
