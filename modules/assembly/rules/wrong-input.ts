/** What was given cannot be counted; the message is one line that says what and where, for the person who wrote it. */
export class WrongInput extends Error {
  override name = 'WrongInput'
}

/** What the act gives, or why its input cannot be counted; any other error is thrown on. */
export function attempt<T>(act: () => T): T | WrongInput {
  try {
    return act()
  } catch (error) {
    if (error instanceof WrongInput) return error
    throw error
  }
}
