import { Controller, Get, MessageEvent, Sse, VERSION_NEUTRAL } from '@nestjs/common';
import { interval, map, Observable } from 'rxjs';

@Controller({ path: 'waiting-room', version: ['1', VERSION_NEUTRAL] })
export class WaitingRoomController {
  @Get()
  now(): string[] {
    return [];
  }

  @Sse('events')
  events(): Observable<MessageEvent> {
    return interval(5000).pipe(map((turn) => ({ data: { turn } })));
  }
}
