/** The state of the moment and the acts of the chair, for other rooms and the demonstration. */
export { beginItem, finishItem, skipItem } from './items.ts'
export { showPicture } from './shown.ts'
export { addSpeaker, moveSpeaker } from './speakers.ts'
export { stateOf } from './state.ts'
