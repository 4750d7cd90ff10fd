import type { Book } from "../book/book";
import type { Behaviours, Handle } from "../wire/behaviour";

export const application: Behaviours = {
  Application: {
    get: {
      calculationEngineVersion: () => 191029,
      calculationMode: (_handle: Handle, { book }) => book.calculationMode,
      // Whoever asks gets an answer after all was worked out.
      calculationState: () => "Done",
      cultureInfo: () => ({ type: "CultureInfo" }),
      decimalSeparator: () => ".",
      thousandsSeparator: () => ",",
      useSystemSeparators: () => true,
    },
    set: {
      calculationMode: (_handle: Handle, value, host) => {
        host.book.calculationMode = value as Book["calculationMode"];
        host.changed();
      },
    },
    call: {
      calculate: (_handle: Handle, _args, host) => host.calculate(),
      // The host calculates and shows once a sync anyway.
      suspendApiCalculationUntilNextSync: () => undefined,
      suspendScreenUpdatingUntilNextSync: () => undefined,
    },
  },
  CultureInfo: { get: { name: () => "en-US" } },
};
