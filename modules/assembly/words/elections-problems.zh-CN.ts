/** What an election of a Residents' Committee may be refused with, in words. */
export const posts = { director: '主任', deputy_director: '副主任', member: '委员' }
export const faults = {
  name_missing: '没有姓名',
  name_odd: '不像姓名',
  building_missing: '没有楼组',
  room_missing: '没有室号，分不出是哪一户',
  born_odd: '出生日期看不懂',
  under_age: '选举日还不到年龄',
  phone_odd: '不像手机号',
  phone_twice: '手机号在表里出现过',
  phone_of_another: '这个手机号登记在别的姓名下',
  twice_in_file: '和前面一行是同一个人',
  household_twice: '这一户已经有人代表了',
  struck_before: '这个人已经从名单上划去',
  formula: '单元格里是公式',
  too_long: '太长',
}

export const problems = {
  bad_method: ({ why }: { why: string }) =>
    ({
      share: '比例不对：分母不能是零，也不能超过全部。',
      days_missing: '公布从哪天起、到哪天止、申诉收到哪天，三个日子要么都写，要么都不写。',
      days_order: '公布的日子先后不对。',
      days_after_polling: '公布、申诉和登记都要在选举日以前结束。',
      post_twice: '同一个职务写了两次。',
      too_few_days_to_decide: '从申诉截止到选举日太近，来不及按期答复。',
    })[why] ?? '选举办法前后不一致。',
  register_frozen: '名单已经确认，名单和选举办法都不能再改。',
  register_open: '要先确认名单，或者先公布候选人。',
  not_to_freeze: ({ why }: { why: string }) =>
    ({
      nobody: '名单上还没有人。',
      not_shown: '名单还没有公布过。',
      shown_still: '名单还在公布，或者还在收申诉。',
      objections_open: '还有申诉没有答复。',
      asked_open: '还有居民自己登记的没有处理。',
      group_size: '有的居民小组不是二至三名代表。',
    })[why] ?? '名单现在还不能确认。',
  office_not_committee: '选举要选一个居民区和它的居民委员会。',
  election_under_way: '这个居委会已经有一次选举在进行。',
  candidate_twice: '这个人已经被提名做这个职务了。',
  candidate_not: '这个人不能在这里做候选人：要在选民名单上，或者办法另有规定。',
  candidates_shown: '候选人已经公布，不能再改。',
  candidates_few: ({
    post,
    candidates,
    needed,
  }: {
    post: keyof typeof posts
    candidates: number
    needed: number
  }) => `${posts[post]}的正式候选人 ${candidates} 名，至少要 ${needed} 名。`,
  polls_prepared: '选票已经准备过了，到“表决”里修改。',
  nothing_elected: '还没有一次表决选出人来。',
  voter_file_not_read: ({ why }: { why: string }) =>
    ({
      empty: '文件里没有一行名字。',
      old_excel: '这是旧的 .xls 文件，请另存为 .xlsx。',
      too_large: '文件太大，一次最多一万两千行。',
      no_columns: '没有找到“姓名”和“楼组”两列。',
    })[why] ?? '这个文件读不出来。',
  voters_have_faults: ({ count, line }: { count: number; line: number }) =>
    `${count} 行有问题，第 ${line} 行是头一个。一行也没有导入。`,
  nothing_new_in_register: '文件里的人都已经在名单上了。',
  voter_twice: '这个人已经在名单上了。',
  household_twice: '这一户已经有人代表了。',
  voter_fault: ({ fault }: { fault: keyof typeof faults }) => `这一行不能登记：${faults[fault]}。`,
  voter_moved: '这一行已经处理过了，请看最新的名单。',
  not_in_objection_days: '现在不是收申诉的日子。',
  objection_twice: '您已经说过这件事，正在办。',
  objections_many: '您提的申诉已经不少，先等这些有了答复。',
  objection_decided: '这个申诉已经答复了。',
  objection_needs_act: '要说清楚名单怎么改，或者说的是哪一行。',
  registration_over: '现在不收居民登记。',
  no_former_register: '那次选举没有可以接用的名单，或者人都已经在这里了。',
  not_entrustable: ({ why }: { why: string }) =>
    ({
      not_allowed: '选举办法不允许委托投票，也不能委托自己。',
      carrier_full: '受委托的人已经到数了。',
      carrier_entrusts: '受委托的人自己也委托了别人。',
      voter_carries: '这个人正代别人投票，不能再委托出去。',
      candidate: '候选人不能受委托。',
      entrusted: '这个人已经委托过了。',
      voted: '其中有人已经领了票证。',
    })[why] ?? '这样不能委托。',
  no_roving_box: '选举办法里没有流动票箱。',
  station_used: '这个投票站已经发过票证，不能撤掉。',
  station_twice: '已经有这个名称的投票站了。',
  bad_hours: '结束要在开始以后。',
  voted_before: ({ station }: { station: string | null }) =>
    station ? `这位选民已经在${station}领过票证。` : '这位选民已经领过票证。',
  polling_over: '投票已经结束，不再发票证。',
  vote_entrusted: ({ carrier }: { carrier: string }) => `这一票已经委托${carrier}。本人来了，先取消委托。`,
}

export type ElectionProblems = typeof problems
