import * as indicators from '../../modules/indicators/contract.ts'
import { type Client, type House, officeId, placeId } from './house.ts'

// Definitions to test numbers with, defined over HTTP by the clerk of the Party and government office.

export const accepted = 'plans.record_accepted'

export function flowOf(rule: Partial<indicators.FlowRule> = {}): indicators.FlowRule {
  return {
    kind: 'flow',
    kinds: [accepted],
    dims: {},
    measure: '台',
    placeId: null,
    officeId: null,
    what: 'sum',
    silence: 'unreported',
    ...rule,
  }
}

export function levelOf(rule: Partial<indicators.LevelRule> = {}): indicators.LevelRule {
  return {
    kind: 'level',
    kinds: [accepted],
    dims: {},
    measure: '台',
    placeId: null,
    officeId: null,
    opening: null,
    register: null,
    ...rule,
  }
}

export function definitionOf(
  name: string,
  rule: indicators.Rule,
  more: Partial<indicators.Definition> = {},
): indicators.Definition {
  return {
    name,
    unit: rule.kind === 'ratio' ? '%' : rule.kind === 'external' ? '分' : (rule.measure ?? '件'),
    decimals: 0,
    better: 'more',
    countedHow: `${name}，以认定的记录为准`,
    beganOn: null,
    rule,
    ...more,
  }
}

interface Wanted {
  by?: string
  office?: string
  place?: string
  category?: string
  position?: number
}

/** Tries to define; the answer may be a refusal. */
export async function tryDefine(house: House, definition: indicators.Definition, wanted: Wanted = {}) {
  const clerk = await house.as(wanted.by ?? '尤书晏')
  return clerk.ask(indicators.defineIndicator, {
    body: {
      category: wanted.category ?? '城市管理',
      position: wanted.position ?? 0,
      officeId: officeId(wanted.office ?? '党政办'),
      placeId: placeId(wanted.place ?? '桂渡桥街道'),
      definition,
    },
  })
}

export async function define(
  house: House,
  definition: indicators.Definition,
  wanted: Wanted = {},
): Promise<{ id: string; versionId: string; version: number }> {
  const answer = await tryDefine(house, definition, wanted)
  if (answer.refused) throw new Error(`Not defined: ${JSON.stringify(answer.body)}`)
  return answer.body
}

type AskOf = Omit<indicators.Ask, 'indicatorId' | 'from' | 'until'> & { from?: string; until?: string }

/** One answer, of the year 2026 when no period is given. */
export async function answerOf(
  client: Client,
  indicatorId: string,
  { from = '2026-01-01', until = '2027-01-01', ...more }: AskOf = {},
): Promise<indicators.Answer> {
  const answer = await client.ask(indicators.askMany, {
    body: { asks: [{ indicatorId, from, until, ...more }] },
  })
  if (answer.refused) throw new Error(`Not answered: ${JSON.stringify(answer.body)}`)
  return answer.body.answers[0]!
}
