// Checks requests and answers of a fake against a published OpenAPI document. The documents are not part of the
// project: where their folder is absent, the check says so and the rest of the tests run.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const folder =
  process.env.RUPOR_SCHEMAS_DIR ?? path.resolve(import.meta.dirname, '../../../../shared/schemas');

export const schemaPath = (file: string): string => path.join(folder, file);
export const hasSchema = (file: string): boolean => existsSync(schemaPath(file));

export interface OpenApiSchema {
  /** Sentences about what is wrong with `value` as `#/components/schemas/<name>`; empty = keeps the schema. */
  check(name: string, value: unknown): string[];
  /** The same for a part of the document, addressed by a JSON pointer. */
  checkAt(pointer: string, value: unknown): string[];
}

const loaded = new Map<string, OpenApiSchema>();

/** null where the folder of published contracts is absent. Read once a process. */
export function loadOpenApi(file: string): OpenApiSchema | null {
  if (!hasSchema(file)) return null;
  const schema = loaded.get(file) ?? compile(file);
  loaded.set(file, schema);
  return schema;
}

function compile(file: string): OpenApiSchema {
  const document: unknown = parse(readFileSync(path.join(folder, file), 'utf8'));
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(spellNullable(document) as object, 'api');
  const compiled = new Map<string, ValidateFunction>();
  const checkAt = (pointer: string, value: unknown): string[] => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    compiled.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${pointer}${error.instancePath}: ${error.message}`);
  };
  return { check: (name, value) => checkAt(`/components/schemas/${name}`, value), checkAt };
}

/** OpenAPI 3.0 writes `nullable`, which JSON Schema does not know. */
function spellNullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(spellNullable);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as Record<string, unknown>;
  const plain = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, spellNullable(value)]));
  if (typeof nullable !== 'boolean') return nullable === undefined ? plain : { ...plain, nullable };
  return nullable ? { anyOf: [{ type: 'null' }, plain] } : plain;
}
