/** The face of `indicators`: what later modules may call on the server. */
export {}
