// Checks every request and answer of the Telegram fake against Telegram's published methods and types. The schema
// is not part of the project: where its folder is absent, the check says so and the rest of the tests run.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

const folder =
  process.env.RUPOR_SCHEMAS_DIR ?? path.resolve(import.meta.dirname, '../../../../shared/schemas');
const methodsFile = path.join(folder, 'telegram-methods-10.1.json');
const typesFile = path.join(folder, 'telegram-methods-10.1.schema.json');

export const hasTelegramSchema = existsSync(methodsFile) && existsSync(typesFile);

interface Method {
  returns: string[];
  fields?: { name: string; types: string[]; required: boolean }[];
}

export interface TelegramSchema {
  /** Sentences about what is wrong; empty = keeps the schema. */
  checkRequest(method: string, fields: Record<string, unknown>): string[];
  checkAnswer(method: string, result: unknown): string[];
  /** Types of a field, for decoding multipart text. */
  fieldTypes(method: string, field: string): string[];
}

export function loadTelegramSchema(): TelegramSchema | null {
  if (!hasTelegramSchema) return null;
  const { methods } = JSON.parse(readFileSync(methodsFile, 'utf8')) as { methods: Record<string, Method> };
  const types = JSON.parse(readFileSync(typesFile, 'utf8')) as object;
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(types, 'telegram');
  const compiled = new Map<string, ValidateFunction>();
  const check = (key: string, schema: () => object, value: unknown): string[] => {
    const validate = compiled.get(key) ?? ajv.compile(schema());
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${key}${error.instancePath}: ${error.message}`);
  };
  return {
    checkRequest: (name, fields) => {
      const method = methods[name];
      if (!method) return [`${name}: no such method`];
      return check(`${name} request`, () => requestSchema(method), fields);
    },
    checkAnswer: (name, result) => check(`${name} answer`, () => anyOf(methods[name]?.returns ?? []), result),
    fieldTypes: (name, field) => methods[name]?.fields?.find((one) => one.name === field)?.types ?? [],
  };
}

/** Telegram ignores unknown parameters silently; for us one is a mistake. */
function requestSchema({ fields = [] }: Method): object {
  return {
    type: 'object',
    additionalProperties: false,
    required: fields.filter((field) => field.required).map((field) => field.name),
    properties: Object.fromEntries(fields.map((field) => [field.name, anyOf(field.types)])),
  };
}

function anyOf(types: string[]): object {
  return { anyOf: types.map(toSchema) };
}

const PLAIN: Record<string, object> = {
  Integer: { type: 'integer' },
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  True: { const: true },
  Float: { type: 'number' },
  InputFile: { type: 'string', pattern: '^attach://' },
};

function toSchema(type: string): object {
  const item = /^Array of (.+)$/.exec(type)?.[1];
  if (item) return { type: 'array', items: toSchema(item) };
  return PLAIN[type] ?? { $ref: `telegram#/definitions/${type}` };
}
