export { STORY_KINDS, type StoryEntry, type StoryKind, type StoryRequest, story } from './story.js';
