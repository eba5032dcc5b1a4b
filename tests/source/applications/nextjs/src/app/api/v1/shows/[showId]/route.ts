import { resource } from '@/lib/route';
import { shows, showSchema } from '@/server/shows/shows';

export const { GET, PATCH, DELETE } = resource('showId', shows, showSchema);
