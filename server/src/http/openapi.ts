import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '@rupor/shared/contract';
import type { EndpointMeta } from '@rupor/shared/lib/contract-base';
import type { Express } from 'express';
import { version } from '../lib/version.ts';
import { type ApiDocument, drawReference } from './reference-page.ts';

/** The API's description and its reference page, both made from the contract once and kept. */
export function mountOpenApi(server: Express): void {
  let document: Promise<ApiDocument> | undefined;
  const describe = () => {
    document ??= generateDocument();
    return document;
  };
  server.get('/api/openapi.json', async (_req, res) => {
    res.json(await describe());
  });
  server.get('/api/docs', async (_req, res) => {
    res.type('html').send(drawReference(await describe(), scopesOf(contract)));
  });
}

async function generateDocument(): Promise<ApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document: unknown = await generator.generate(contract, {
    info: { title: 'Rupor', version },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
  });
  return document as ApiDocument;
}

/** Scopes by `METHOD path`, from the metadata of the contract. */
function scopesOf(node: object): Map<string, string> {
  const found = new Map<string, string>();
  for (const value of Object.values(node)) {
    if (!('~orpc' in value)) for (const [key, scope] of scopesOf(value)) found.set(key, scope);
    else {
      const { meta, route } = value['~orpc'] as {
        meta: EndpointMeta;
        route: { method?: string; path?: string };
      };
      if (meta.scope) found.set(`${route.method} ${route.path}`, meta.scope);
    }
  }
  return found;
}
