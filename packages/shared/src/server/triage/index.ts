export { type HubLists, hubLists } from './hub-lists.js';
export { recordTriage, type TriageInput } from './record-triage.js';
export { hubGuide, setHubGuide } from './set-hub-guide.js';
export { setComplexityBands, setExpertise } from './set-hub-lists.js';
export { type TriageView, triage } from './triage-view.js';
export { WISH_KINDS, type WishView } from './wishable.js';
