/** The face of `reports`: what later modules may call on the server. */
export {}
