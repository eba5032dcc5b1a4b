import { Controller as Resource, Delete, Get, Param } from '@nestjs/common';

@Resource('rooms')
export class RoomsController {
  @Get()
  list(): object[] {
    return [];
  }

  @Delete(':room')
  close(@Param('room') room: string): object {
    return { room };
  }
}
