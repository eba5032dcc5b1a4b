export { listEpisodes as GET, uploadEpisode as POST } from '@/server/episodes/handlers';
