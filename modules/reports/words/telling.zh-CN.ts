/** What a message about a supervision notice says. */
export interface NoticeSaid {
  number: string
  title: string
  dueOn: string
  news: 'issued' | 'answered' | 'accepted' | 'sent_back' | 'overdue' | 'escalated'
}

const day = (on: string) => `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`

const sentences: Record<NoticeSaid['news'], (said: NoticeSaid) => string> = {
  issued: ({ dueOn }) => `请在${day(dueOn)}前答复，说明办理情况并附佐证。`,
  answered: () => '承办单位已经答复，请看是否认可。',
  accepted: () => '答复已经认可，本件办结。',
  sent_back: ({ dueOn }) => `答复退回补充，请在${day(dueOn)}前再答。`,
  overdue: ({ dueOn }) => `答复期限是${day(dueOn)}，已经过了。`,
  escalated: ({ dueOn }) => `${day(dueOn)}到期未答复，现提请您过问。`,
}

export const noticeNews = (said: NoticeSaid) => ({
  title: `督办单 ${said.number}`,
  text: `${said.title}。${sentences[said.news](said)}`,
})
