import { Body, Get, mixin, Param, Post, Type } from '@nestjs/common';

export interface NotesService {
  notesOf(id: string): Promise<string[]>;
  addNote(id: string, text: string): Promise<void>;
}

/** Gives a controller the notes that staff keep about one of its things. */
export function WithNotes<TBase extends Type<{ readonly notes: NotesService }>>(Base: TBase) {
  class Noted extends Base {
    @Get(':id/notes')
    readNotes(@Param('id') id: string): Promise<string[]> {
      return this.notes.notesOf(id);
    }

    @Post(':id/notes')
    addNote(@Param('id') id: string, @Body('text') text: string): Promise<void> {
      return this.notes.addNote(id, text);
    }
  }

  return mixin(Noted) as typeof Noted & TBase;
}
