export const registrationSettled = ({ title, accepted }: { title: string; accepted: boolean }) => ({
  title: accepted ? 'You are registered to vote' : 'Your registration was not accepted',
  text: accepted
    ? `${title}: you are on the list of voters.`
    : `${title}: this registration was not accepted. The Residents’ Committee can tell you why.`,
})
export const objectionAnswered = ({ title, upheld }: { title: string; upheld: boolean }) => ({
  title: 'Your objection to the list of voters was answered',
  text: `${title}: ${upheld ? 'it was upheld and the list corrected.' : 'it was not upheld.'} The whole answer stands under “Elections”.`,
})
