import { applyDecorators, Get } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiParam } from '@nestjs/swagger';

/** `GET :id` of a resource, documented the same way everywhere. */
export const ReadOne = (type: new () => unknown) =>
  applyDecorators(Get(':id'), ApiParam({ name: 'id', format: 'uuid' }), ApiOkResponse({ type }), ApiNotFoundResponse());
