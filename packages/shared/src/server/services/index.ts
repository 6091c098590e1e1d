export { listServices, type ServicesRequest } from './list-services.js';
export { recordService, type ServiceInput } from './record-service.js';
export type { ServiceView } from './service-view.js';
