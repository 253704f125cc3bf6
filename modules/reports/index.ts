/** The face of `reports`: what later modules and the demonstration may call on the server. */
export { closeReport, releaseReport } from './closing/closing.ts'
export { answerNotice, decideNotice } from './notices/answers.ts'
export { keepEvidence } from './notices/evidence.ts'
export { issueNotice, listOrderers, withdrawNotice } from './notices/notices.ts'
export { type NoticeStanding, noticesStanding } from './notices/standing.ts'
export { makeReportPaper } from './papers/papers.ts'
export { beginReport, getReport, listReports, saveReport } from './writing/reports.ts'
