import { Button } from 'antd'
import { useRef } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { photographSite, type SiteMoment } from '../../contract/works.ts'
import { today } from '../promises/saying.ts'
import { plansWords } from '../words.ts'

/** Adds a photo of a moment; on a phone the camera opens. */
export function TakeSitePhoto({ siteId, moment }: { siteId: string; moment: SiteMoment }) {
  const words = useWords(plansWords).works
  const input = useRef<HTMLInputElement>(null)
  const keep = useSend(photographSite)
  return (
    <div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file)
            keep.mutate({
              params: { id: siteId },
              body: { moment, takenOn: today() },
              files: { photo: file },
            })
          event.target.value = ''
        }}
      />
      <Button loading={keep.isPending} onClick={() => input.current?.click()}>
        {words.take(words.moments[moment])}
      </Button>
      {keep.error && <Problem error={keep.error} words={plansWords} />}
    </div>
  )
}
