/** The face of `documents`: what later modules may call on the server. */
export {}
