/** `Excel.PaperType` by the number that files have for it (ECMA-376 Part 1, 18.3.1.63). */
const NAMES = (
  "Letter LetterSmall Tabloid Ledger Legal Statement Executive A3 A4 A4Small A5 B4 B5 Folio Quatro Paper10x14 Paper11x17 Note " +
  "Envelope9 Envelope10 Envelope11 Envelope12 Envelope14 Csheet Dsheet Esheet EnvelopeDL EnvelopeC5 EnvelopeC3 EnvelopeC4 " +
  "EnvelopeC6 EnvelopeC65 EnvelopeB4 EnvelopeB5 EnvelopeB6 EnvelopeItaly EnvelopeMonarch EnvelopePersonal FanfoldUS " +
  "FanfoldStdGerman FanfoldLegalGerman"
).split(" ");

/** A size that the API has no name for is called by its number. */
export const paperName = (id: number): string => NAMES[id - 1] ?? String(id);

export const paperId = (name: string): number => {
  const index = NAMES.indexOf(name);
  return index < 0 ? Number(name) || 9 : index + 1;
};
