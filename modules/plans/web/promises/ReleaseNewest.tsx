import { OfNewest } from './OfNewest.tsx'

export default function ReleaseNewest() {
  return <OfNewest desk="release" />
}
