/** How many places are worked on at once: few enough that all their columns stay in the processor's cache. */
export const BATCH = 8192;

/** A stretch of places: rows; or, where something depends on the period, rows each in a period. */
export interface Batch {
  length: number;
  /** The index of its first row in the source's table. */
  from: number;
  /** Absent when the places are the rows themselves, one after another. */
  places?: Places;
}

/** For each place of a batch, its row's index in a batch of rows, and the index of its period. */
export interface Places {
  rows: Batch;
  at: Int32Array;
  periods: Int32Array;
}

/** The row of a place, as an index into the source's table. */
export const rowAt = ({ from, places }: Batch, place: number): number =>
  from + (places ? (places.at[place] as number) : place);

/** Something kept in memory that each batch fills anew. */
export interface Filled {
  /** Works out the batch; once, however many ask. */
  fill(batch: Batch): void;
}

/** Adds to some memory how it is filled: after the parts it is worked out from, and only once a batch. */
export function filled<T extends object>(
  memory: T,
  parts: readonly Filled[],
  work: (length: number, batch: Batch) => void,
): T & Filled {
  let done: Batch | undefined;
  const fill = (batch: Batch): void => {
    if (batch === done) return;
    done = batch;
    for (const part of parts) part.fill(batch);
    work(batch.length, batch);
  };
  return { ...memory, fill };
}
