import { OfNewest } from './OfNewest.tsx'

export default function SampleNewest() {
  return <OfNewest desk="samples" />
}
