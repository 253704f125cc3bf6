export * from '../../../../../web/lib/history.ts'
