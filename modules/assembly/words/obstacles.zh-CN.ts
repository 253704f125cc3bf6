import type { Caution, Obstacle } from '../rules/obstacles.ts'

/** What the server adds to the obstacles of the rules. */
export type OwnObstacle =
  | { name: 'draft-moved'; title?: string }
  | { name: 'former-not-closed' }
  | { name: 'round-open'; number?: number }
  | { name: 'no-next' }
  | { name: 'same-person-twice'; person: string }
  | { name: 'mode-not-by-hands' }

type Said<U extends { name: string }> = { [N in U['name']]: (of: Extract<U, { name: N }>) => string }
const channels = { phone: '手机表决', paper: '纸质表决' }
const duties = { teller: '计票人', scrutineer: '监票人' }

/** Each sentence says what is in the way, and then what to do. */
const obstacles: Said<Obstacle | OwnObstacle> = {
  inquorate: ({ present, needed }) =>
    `到会人数不够：实到 ${present} 人，须到 ${needed} 人。请等人到齐，或者改日再开。`,
  'nobody-assigned': () => '没有人可以投票。请先签到，再安排投票方式。',
  'present-exceeds-entitled': ({ present, entitled }) =>
    `实到 ${present} 人，比应到 ${entitled} 人还多。请核对签到。`,
  'assigned-exceeds-present': ({ assigned, present }) =>
    `安排了 ${assigned} 人投票，实到只有 ${present} 人。请核对签到。`,
  'small-channel': ({ channel, assigned, least }) =>
    `无记名表决中，${channels[channel]}只有 ${assigned} 人，不足 ${least} 人会暴露谁投了什么。请让这些人改用另一种方式，或者再调几人过来。`,
  'small-box': ({ box, assigned, least }) =>
    `${box}票箱只有 ${assigned} 人，不足 ${least} 人不能单独计票。请在“会场”里把它并入另一个会场计票。`,
  'no-box': () => '有人用纸质票，但没有票箱。请在“会场”里安排由哪个会场计票。',
  'boxes-differ-from-assigned': ({ boxes, assigned }) =>
    `各票箱合计 ${boxes} 人，用纸质票的有 ${assigned} 人，对不上。请核对每位代表的会场。`,
  'candidate-counts': ({ person, duty }) => `${person}是候选人，不能同时当${duties[duty]}。请换人。`,
  'teller-scrutinises': ({ person }) => `${person}既是计票人又是监票人。请换人。`,
  'bad-share': ({ of }) =>
    `${of === 'rule' ? '通过的比例' : '到会人数的比例'}没有填对：分母不能为零，分子不能大于分母。`,
  'too-few-tellers': ({ box, tellers, least }) =>
    `${box}票箱只有 ${tellers} 位计票人，需要 ${least} 位各自录入。请在“会场与分工”里增派。`,
  'no-scrutineer': () => '用纸质票，但没有监票人。请在“会场与分工”里指定。',
  'no-options': () => '没有可以表决的内容。请填上选项。',
  'repeated-option': ({ option }) => `“${option}”写了两次。请去掉一个。`,
  'bad-seats': ({ seats }) => `名额 ${seats} 不对，应当是不小于 1 的整数。`,
  'bad-limit': ({ most }) => `每张票最多选 ${most} 个，不对，应当是不小于 1 的整数。`,
  'hands-cannot-be-secret': () => '举手表决不能是无记名的。请改成手机或者纸质表决，或者改成举手。',
  'mode-does-not-fit': () => '表决的种类和填票的方式不相配。请重新选择填票方式。',
  'write-ins-do-not-fit': () => '只有选举可以另选他人；要先反对才能另选的，须逐项赞成、反对。请修改。',
  'draft-moved': ({ title }) =>
    `计划文稿${title ? `《${title}》` : ''}在准备之后又改过。请打开“修改”核对，保存后再开始。`,
  'former-not-closed': () => '选项取自前一次表决，而那一次还没有结果。',
  'round-open': ({ number }) =>
    `${number ? `第 ${number} 号表决` : '这个表决'}还没有结束。请等它有了结果，或者作废它。`,
  'no-next': () => '上一次投票之后没有可以接着进行的投票。',
  'same-person-twice': ({ person }) => `${person}在名单上有两行。请在名单里去掉一行，一个人只投一票。`,
  'mode-not-by-hands': () => '举手只能表示赞成、反对、弃权，不能评等次，也不能排序。请改用手机或者纸质表决。',
}

const cautions: Said<Caution> = {
  'unanimity-reveals-everybody': () => '如果大家投得完全一样，结果本身就说明了每个人投的是什么。',
  'rule-cannot-be-met': () => '能投票的人太少，全部赞成也达不到通过所需的票数。',
  'some-not-assigned': ({ missing }) => `有 ${missing} 位到会代表没有安排投票方式，这一次投不了票。`,
}

export const obstacleWords = { obstacles, cautions }
export type ObstacleWords = typeof obstacleWords
