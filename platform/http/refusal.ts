import type { Static, TProperties } from 'typebox'
import { mayNot, notFound, type ProblemKind, type ProblemReply } from '../contract.ts'
import type { Actor, Permission, Row } from './actor.ts'

/** A refusal on its way to the one edge that words it. Throwing it rolls back the act. */
export class Refusal extends Error {
  readonly problem: ProblemKind<TProperties>
  readonly params: Record<string, unknown>
  readonly fields: ProblemReply['fields']
  /** What the refusal counts against (a sign-in name, say), hashed before it is stored. */
  readonly subject: string | undefined
  constructor(
    problem: ProblemKind<TProperties>,
    params: Record<string, unknown> = {},
    more: { fields?: ProblemReply['fields']; subject?: string } = {},
  ) {
    super(`${problem.type}: ${problem.title}`)
    this.problem = problem
    this.params = params
    this.fields = more.fields
    this.subject = more.subject
  }
}

/** Refuses with a problem of the contract; its parameters are typed by the contract too. */
export function refuse<P extends TProperties>(
  problem: ProblemKind<P>,
  ...[params, more]: keyof P extends never
    ? [params?: Record<never, never>, more?: { subject?: string }]
    : [params: Static<ProblemKind<P>['params']>, more?: { subject?: string }]
): never {
  throw new Refusal(
    problem as ProblemKind<TProperties>,
    (params ?? {}) as Record<string, unknown>,
    more ?? {},
  )
}

/** The row, or 404: what may not be known and what does not exist look the same. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new Refusal(notFound)
  return row
}

/** 403 unless the actor holds the permission on this row. Ask only about rows the actor may know of. */
export function demand(actor: Actor, permission: Permission, row: Row): void {
  if (!actor.may(permission, row)) throw new Refusal(mayNot as ProblemKind<TProperties>, { permission })
}

/**
 * Constraints are named after the rule they hold; this maps their names to problems of the contract, so that PostgreSQL decides
 * a race and the loser still gets a sentence. Constraints nobody mapped stay errors (500): they are our mistake, not the user's.
 */
const constraintProblems = new Map<string, ProblemKind<TProperties>>()

export function constraint(name: string, problem: ProblemKind): void {
  constraintProblems.set(name, problem as ProblemKind<TProperties>)
}

export function refusalOfDatabase(error: unknown): Refusal | undefined {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return undefined
  const problem = constraintProblems.get(String(error.constraint))
  return problem && new Refusal(problem)
}
