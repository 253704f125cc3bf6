/** What this module answers to. */
export {}
