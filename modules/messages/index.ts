/** The face of `messages`: what later modules may call on the server. */
export {}
