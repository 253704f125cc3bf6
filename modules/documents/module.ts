import { constraint } from '../../platform/http/refusal.ts'
import type { Module } from '../../platform/lilong.ts'
import { messages } from './approvals/telling.ts'
import { deputyOverlaps } from './contract/approvals.ts'
import { evidenceTwice, folderHandedIn, standardCodeTwice } from './contract/folders.ts'
import { alreadyAsked, watcherMissing } from './contract/seals.ts'
import { kinds } from './events.ts'
import { offerFolderEvents } from './folders/countables.ts'
import { offerPaperEvents } from './papers/countables.ts'
import { permissions } from './permissions.ts'
import { offerOwnRecords } from './registers/own-sources.ts'
import { routes } from './routes.ts'

constraint('deputy_once', deputyOverlaps)
constraint('seal_use_asked_once', alreadyAsked)
constraint('watched_by_another', watcherMissing)
constraint('evidence_once', evidenceTwice)
constraint('standard_code_once', standardCodeTwice)
constraint('folder_was_handed_in', folderHandedIn)
offerPaperEvents()
offerFolderEvents()
offerOwnRecords()

export const documentsModule: Module = { name: 'documents', routes, kinds, messages, permissions }
