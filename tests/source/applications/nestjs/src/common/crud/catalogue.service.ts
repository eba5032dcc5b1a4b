export interface CatalogueService<T> {
  list(): Promise<T[]>;
  read(id: string): Promise<T>;
  add(body: Partial<T>): Promise<T>;
  retire(id: string): Promise<void>;
}
