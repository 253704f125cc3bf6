/** What was given cannot be counted; the message is one line that says what and where, for the person who wrote it. */
export class WrongInput extends Error {
  override name = 'WrongInput'
}
