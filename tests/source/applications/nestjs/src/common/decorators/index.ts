export * from './public.decorator';
export * from './read-one.decorator';
