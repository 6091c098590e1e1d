export { type HubLists, hubLists } from './hub-lists.js';
export { recordTriage, type TriageInput } from './record-triage.js';
export { hubGuide, setHubGuide } from './set-hub-guide.js';
export { setComplexityBands, setExpertise } from './set-hub-lists.js';
export { type TriageView, triage, WISH_KINDS, type WishView } from './triage-view.js';
