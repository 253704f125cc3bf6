import { useParams } from 'react-router'
import { PublicDocument } from './PublicDocument.tsx'

export default function PublicPlan() {
  const { id = '' } = useParams()
  return <PublicDocument planId={id} />
}
