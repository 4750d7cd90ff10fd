/** Why a formula can't be worked out here, in a sentence's end: "AGGREGATE is not known". */
export class Unknown extends Error {}
