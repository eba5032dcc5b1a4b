import { RequestMethod, ValidationPipe, VersioningType } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

import { AppModule } from './app.module';
import { ProblemFilter } from './common/filters/problem.filter';
import { GLOBAL_PREFIX } from './config/routes';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { bufferLogs: true });
  const config = app.get(ConfigService);

  app.enableShutdownHooks();
  app.enableCors({ origin: config.getOrThrow<string>('WEB_ORIGIN') });
  app.setGlobalPrefix(GLOBAL_PREFIX, {
    exclude: [{ path: 'healthz', method: RequestMethod.GET }, 'hooks/{*path}'],
  });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
  app.useGlobalFilters(new ProblemFilter());

  const document = new DocumentBuilder().setTitle('Clinic').addBearerAuth().build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, document));

  await app.listen(config.get<number>('PORT', 3000));
}

void bootstrap();
