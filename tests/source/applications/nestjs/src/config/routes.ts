export const GLOBAL_PREFIX = 'api';

export const ROUTES = {
  owners: 'owners',
  animals: 'animals',
  appointments: 'appointments',
} as const;

export enum ApiVersion {
  One = '1',
  Two = '2',
}
