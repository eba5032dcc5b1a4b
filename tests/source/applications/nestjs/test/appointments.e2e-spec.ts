import { Controller, Get, INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';

import { AppointmentsModule } from '../src/appointments/appointments.module';

@Controller('only-in-the-test')
class Probe {
  @Get()
  ping(): string {
    return 'pong';
  }
}

describe('appointments', () => {
  let app: INestApplication;

  beforeAll(async () => {
    const testing = await Test.createTestingModule({ imports: [AppointmentsModule.forTest()], controllers: [Probe] });
    app = (await testing.compile()).createNestApplication();
    app.setGlobalPrefix('test');
    await app.init();
  });

  it('lists slots', () => request(app.getHttpServer()).get('/test/appointments/slots').expect(200));
});
