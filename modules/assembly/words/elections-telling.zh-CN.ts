/** What residents are told about the register of voters. */
export const registrationSettled = ({ title, accepted }: { title: string; accepted: boolean }) => ({
  title: accepted ? '您已登记为选民' : '您的选民登记没有通过',
  text: accepted
    ? `${title}：您已经在选民名单上。`
    : `${title}：这次登记没有通过。想知道原因，请联系居委会。`,
})
export const objectionAnswered = ({ title, upheld }: { title: string; upheld: boolean }) => ({
  title: '您对选民名单的申诉有了答复',
  text: `${title}：${upheld ? '申诉成立，名单已经改正。' : '申诉没有成立。'}答复全文在“居委会选举”里。`,
})
