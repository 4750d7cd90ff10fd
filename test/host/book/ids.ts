import type { Book } from "./book";

/** A number that nothing else in the book has had. */
const nextNumber = (book: Book): number => (book.lastId += 1);

/** `{00000000-0001-0000-0300-000000000000}`: an id as Excel writes those of sheets, charts and conditional formats. */
export function newId(book: Book): string {
  const hex = nextNumber(book).toString(16).toUpperCase().padStart(12, "0");
  return `{00000000-0001-0000-0000-${hex}}`;
}

/** `7`: an id as Excel writes those of tables. */
export const newTableId = (book: Book): string => String(nextNumber(book));
