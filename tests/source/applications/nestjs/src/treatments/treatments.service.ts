import { Injectable } from '@nestjs/common';

import type { CatalogueService } from '@/common/crud/catalogue.service';

@Injectable()
export class TreatmentsService implements CatalogueService<object> {
  async list(): Promise<object[]> {
    return [];
  }

  async read(id: string): Promise<object> {
    return { id };
  }

  async add(body: object): Promise<object> {
    return body;
  }

  async retire(_id: string): Promise<void> {}
}
