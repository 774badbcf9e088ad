import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '@rupor/shared/contract';
import type { Express } from 'express';
import { version } from '../lib/version.ts';

/** The API's description, generated from the contract once and kept. */
export function mountOpenApi(server: Express): void {
  let document: Promise<unknown> | undefined;
  server.get('/api/openapi.json', async (_req, res) => {
    document ??= new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(
      contract,
      {
        info: { title: 'Rupor', version },
        servers: [{ url: '/api' }],
        components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
      },
    );
    res.json(await document);
  });
}
