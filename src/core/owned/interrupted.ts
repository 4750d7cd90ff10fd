/**
 * What stands in a sheet's first cell, and is its tab's name when it is new, while it is written through Excel, which takes nothing back:
 * whoever sees it knows that the figures may be half old and half new.
 */
export const INTERRUPTED = "Refresh interrupted: press Refresh";
export const INTERRUPTED_TITLE = "Refresh interrupted";

/**
 * What the mark of a sheet has in place of a fingerprint until it is whole: of one that is new, and has not been set up yet; of one that
 * is written again; and of one that we protect, when the protection has been taken off for that.
 */
export const UNFINISHED = "unfinished";
export const CHANGING = "changing";
export const OPENED = "opened";

export const isBrokenOff = (fingerprint: string): boolean =>
  [UNFINISHED, CHANGING, OPENED].includes(fingerprint);

/** What a cell of ours may show that we have not filled yet: Excel puts the name there that a link leads to. */
export const isLeftOver = (value: unknown): boolean =>
  value === INTERRUPTED || (typeof value === "string" && /^primed_go_\w+$/i.test(value));

export const isInterruptedTitle = (title: string): boolean => /^Refresh interrupted(~\d+)?$/.test(title);
