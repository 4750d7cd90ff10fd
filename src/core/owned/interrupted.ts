/**
 * What stands in a sheet's first cell, and is its tab's name when it is new, while it is written through Excel, which takes nothing back:
 * whoever sees it knows that the figures may be half old and half new.
 */
export const INTERRUPTED = "Refresh interrupted: press Refresh";
export const INTERRUPTED_TITLE = "Refresh interrupted";

export const isInterruptedTitle = (title: string): boolean => /^Refresh interrupted(~\d+)?$/.test(title);
