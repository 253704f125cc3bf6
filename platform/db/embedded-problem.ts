/** Why the embedded database cannot be used, in words for the person at the terminal. */
export class EmbeddedProblem extends Error {}
