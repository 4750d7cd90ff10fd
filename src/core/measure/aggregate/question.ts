import { operationOf } from "../columns/operation-of";
import type { Program } from "../columns/program";
import type { Operation, Vector } from "../columns/vector";
import type { Grouping, Site } from "../grouping/grouping";
import type { Term } from "../term";

/** What is asked of each row, before it is known whether rows are asked once, or in each period they count in. */
export interface Question<V extends Vector = Vector> {
  /** Two questions with the same key have the same answers. */
  key: string;
  /** It depends on the period. */
  timed: boolean;
  in(program: Program): Operation<V>;
}

/** A term as a question. */
export const ask = <V extends Vector = Vector>(term: Term): Question<V> => ({
  key: term.key,
  timed: term.timed,
  in: (program) => operationOf(term, program) as Operation<V>,
});

/** Where values are added up that cannot be taken away again: of rows that last, in each of their periods. */
export const siteOf = (grouping: Grouping, { timed }: Question): Site =>
  timed || grouping.gone ? grouping.places() : grouping.rows;
