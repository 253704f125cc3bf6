import type { FastifyReply } from 'fastify'
import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { openTurns } from '../../../platform/http/turns.ts'
import * as folders from '../contract/folders.ts'
import * as registers from '../contract/registers.ts'
import { exportFolder } from '../folders/archive.ts'
import {
  bindEvidence,
  evidenceFile,
  keepEvidenceFile,
  listCandidates,
  removeEvidence,
} from '../folders/evidence.ts'
import { completeFolder, handInFolder, openFolder, reopenFolder } from '../folders/folders.ts'
import { getFolder, listFolders } from '../folders/reading.ts'
import {
  addStandards,
  changeStandard,
  dropStandard,
  readStandardSheet,
  readStandards,
} from '../folders/standards.ts'
import { previewRegister, printFile, printRegister } from '../registers/printing.ts'
import {
  closeRegister,
  getRegister,
  listRegisters,
  listSources,
  openRegister,
} from '../registers/registers.ts'
import { keepTemplate, templateFile } from '../registers/templates.ts'

/** A file to be saved under its Chinese name (RFC 6266), never opened inside the page. */
function hand(
  reply: FastifyReply,
  { name, mediaType, bytes }: { name: string; mediaType: string; bytes: Buffer },
): Buffer {
  saveAs(reply, name, mediaType)
  return bytes
}
function saveAs(reply: FastifyReply, name: string, mediaType: string): void {
  reply.type(mediaType)
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  reply.header('cache-control', 'no-store')
}

/** Registers and the templates they are printed in. */
export function registerRoutes(app: App): void {
  const { files } = app.lilong
  const read = { can: 'documents.read_registers' } as const
  const print = { can: 'documents.print_registers' } as const
  serve(
    app,
    registers.listSources,
    { can: ['documents.read_registers', 'documents.bind_evidence'] },
    ({ actor }) => listSources(actor),
  )
  serve(app, registers.listRegisters, read, ({ tx, actor }) => listRegisters(tx, actor))
  serve(app, registers.openRegister, { can: 'documents.keep_registers' }, ({ tx, actor, body }) =>
    openRegister(tx, actor, body),
  )
  serve(app, registers.getRegister, read, ({ tx, actor, params }) => getRegister(tx, actor, params.id))
  serve(app, registers.closeRegister, { can: 'documents.keep_registers' }, ({ tx, actor, params }) =>
    closeRegister(tx, actor, params.id),
  )
  // A template is taken apart in memory, a sheet in a thread of its own: two at a time.
  const turns = openTurns(2)
  serve(
    app,
    registers.keepTemplate,
    { can: 'documents.keep_registers', turns },
    ({ tx, actor, params, files: received }) => keepTemplate(tx, actor, files, params.id, received),
  )
  serve(app, registers.getTemplateFile, read, async ({ tx, actor, params, reply }) =>
    hand(reply, await templateFile(tx, actor, files, params.id, params.templateId)),
  )
  serve(app, registers.previewRegister, print, ({ tx, actor, params, query }) =>
    previewRegister(tx, actor, params.id, query),
  )
  serve(app, registers.printRegister, { ...print, turns: openTurns(2) }, ({ tx, actor, params, body }) =>
    printRegister(tx, actor, files, params.id, body),
  )
  serve(app, registers.getPrintFile, read, async ({ tx, actor, params, reply }) =>
    hand(reply, await printFile(tx, actor, files, params.id)),
  )
}

/** Inspection folders. */
export function folderRoutes(app: App): void {
  const { files } = app.lilong
  const read = { can: 'documents.read_folders' } as const
  const keep = { can: 'documents.keep_folders' } as const
  const bind = { can: 'documents.bind_evidence' } as const
  serve(app, folders.listFolders, read, ({ tx, actor }) => listFolders(tx, actor))
  serve(app, folders.openFolder, keep, ({ tx, actor, body }) => openFolder(tx, actor, body))
  serve(app, folders.getFolder, read, ({ tx, actor, params }) => getFolder(tx, actor, params.id))
  serve(app, folders.readStandards, keep, ({ tx, actor, params, body }) =>
    readStandards(tx, actor, params.id, body.text),
  )
  serve(
    app,
    folders.readStandardSheet,
    { ...keep, turns: openTurns(2) },
    ({ tx, actor, params, files: received }) => readStandardSheet(tx, actor, params.id, received),
  )
  serve(app, folders.addStandards, keep, ({ tx, actor, params, body }) =>
    addStandards(tx, actor, params.id, body),
  )
  serve(app, folders.changeStandard, keep, ({ tx, actor, params, body }) =>
    changeStandard(tx, actor, params.id, body),
  )
  serve(app, folders.dropStandard, keep, ({ tx, actor, params }) => dropStandard(tx, actor, params.id))
  serve(app, folders.listCandidates, bind, ({ tx, actor, params, query }) =>
    listCandidates(tx, actor, params.id, query),
  )
  serve(app, folders.bindEvidence, bind, ({ tx, actor, params, body }) =>
    bindEvidence(tx, actor, params.id, body),
  )
  serve(app, folders.keepEvidenceFile, bind, ({ tx, actor, params, body, files: received }) =>
    keepEvidenceFile(tx, actor, files, params.id, received, body),
  )
  serve(app, folders.removeEvidence, bind, ({ tx, actor, params }) => removeEvidence(tx, actor, params.id))
  serve(app, folders.getEvidenceFile, read, async ({ tx, actor, params, reply }) =>
    hand(reply, await evidenceFile(tx, actor, files, params.id)),
  )
  serve(app, folders.completeFolder, keep, ({ tx, actor, params }) => completeFolder(tx, actor, params.id))
  serve(
    app,
    folders.reopenFolder,
    { can: ['documents.keep_folders', 'documents.hand_in_folders'] },
    ({ tx, actor, params }) => reopenFolder(tx, actor, params.id),
  )
  serve(app, folders.handInFolder, { can: 'documents.hand_in_folders' }, ({ tx, actor, params }) =>
    handInFolder(tx, actor, params.id),
  )
  // Streamed one file after another: four at a time, so that slow downloads leave room for others.
  serve(app, folders.exportFolder, { ...read, turns: openTurns(4) }, async ({ tx, actor, params, reply }) => {
    const { name, stream } = await exportFolder(tx, actor, files, params.id)
    saveAs(reply, name, 'application/zip')
    return stream
  })
}
