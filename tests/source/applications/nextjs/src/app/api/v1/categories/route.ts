export * from '@/server/shows/categories';
