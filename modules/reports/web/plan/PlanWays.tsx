import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import type { PartProps } from '../../../../web/lib/module.ts'
import { reportsWords } from '../words.ts'

/** The way from a plan to how far it is. */
export default function PlanWays({ id }: PartProps) {
  const words = useWords(reportsWords).reports.told
  return <Link to={`/reports/plans/${id}`}>{words.table}</Link>
}
