import type { App } from '../../platform/http/app.ts'

export function routes(_app: App): void {}
