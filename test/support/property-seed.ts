import fc from "fast-check";

/** The same examples on every run, so that a change is judged by what it changes; `FC_SEED=$RANDOM npx jest` looks further. */
fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 20_261_124) });
