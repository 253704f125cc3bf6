/** The face of this room: who is there, and the cards by which they are known. */
export { assignBallots } from './ballots.ts'
export { cardPicture } from './card-picture.ts'
export { type Card, cardOf, cardsOf, issueCards } from './cards.ts'
export { type PresentVoter, presentNow } from './present.ts'
export { type Arrival, type Leaving, type SignedIn, signIn, signOut } from './signing.ts'
