import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { listWishesBehind } from '../../../contract/wishes.ts'
import { wishingWords } from '../../words.ts'
import styles from './FromWishes.module.css'

/** Behind a promise, where it came from residents: from how many suggestions, and the way to the one most supported. */
export function FromWishes({ planId, projectId }: { planId: string; projectId: string | null }) {
  const words = useWords(wishingWords)
  const behind = useAsked(
    listWishesBehind,
    { params: { id: planId } },
    { topics: [`plans.public:${planId}`], enabled: projectId !== null },
  )
  const of = behind.data?.find((one) => one.projectId === projectId)
  const [first] = of?.wishes ?? []
  if (!of || !first) return null
  return (
    <Link to={`/wishes/${first.id}`} className={styles.from}>
      {words.from(of.voices)}
    </Link>
  )
}
