import type { App } from '../../platform/http/app.ts'

/** One entry per endpoint: permission, then the verb. Each room has its file in `routes/`. */
export function routes(_app: App): void {}
