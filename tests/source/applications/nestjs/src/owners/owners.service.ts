import { Injectable } from '@nestjs/common';

@Injectable()
export class OwnersService {
  async search(_query: string): Promise<object[]> {
    return [];
  }

  async notesOf(_id: string): Promise<string[]> {
    return [];
  }

  async addNote(_id: string, _text: string): Promise<void> {}
}
