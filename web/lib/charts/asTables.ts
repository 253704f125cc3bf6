import { storedChoice } from '../stored.ts'

/** Whether charts are shown as charts or as the tables beneath them. Whoever reads tables reads them everywhere, also tomorrow. */
export const figureChoice = storedChoice('figures', ['charts', 'tables'], 'charts')
export const turnFigures = (): void => figureChoice.set(figureChoice.get() === 'charts' ? 'tables' : 'charts')
