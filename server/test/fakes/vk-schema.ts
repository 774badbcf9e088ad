// Checks every request and answer of the VK fake against VK's published schema (VKCOM/vk-api-schema, MIT). The schema is
// not part of the project: where its folder is absent, the check says so and the rest of the tests run.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

const folder =
  process.env.RUPOR_SCHEMAS_DIR ?? path.resolve(import.meta.dirname, '../../../../shared/schemas');
const file = path.join(folder, 'vk-methods.draft07.json');

export const hasVkSchema = existsSync(file);

interface Parameter {
  name: string;
  required?: boolean;
  type?: string | string[];
  [key: string]: unknown;
}
interface Method {
  name: string;
  parameters?: Parameter[];
  responses: Record<string, object>;
}

export interface VkSchema {
  knows(method: string): boolean;
  /** Sentences about what is wrong; empty = keeps the schema. */
  checkRequest(method: string, fields: Record<string, string>): string[];
  checkAnswer(method: string, answer: unknown): string[];
}

/** The schema is of January 2025 and leaves some parameters out: only those it knows are checked. */
export function loadVkSchema(): VkSchema | null {
  if (hasVkSchema) loaded ??= compile();
  return loaded;
}
let loaded: VkSchema | null = null;

function compile(): VkSchema {
  const { methods, definitions } = JSON.parse(readFileSync(file, 'utf8')) as {
    methods: Method[];
    definitions: Record<string, { additionalProperties?: boolean }>;
  };
  // It closes this type and then builds the full community on top of it: nothing could keep both.
  delete definitions.groups_objects__groups_group?.additionalProperties;
  const byName = new Map(methods.map((method) => [method.name, method]));
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const compiled = new Map<string, ValidateFunction>();
  const check = (key: string, schema: () => object, value: unknown): string[] => {
    const validate = compiled.get(key) ?? ajv.compile({ ...schema(), definitions });
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${key}${error.instancePath}: ${error.message}`);
  };
  return {
    knows: (name) => byName.has(name),
    checkRequest: (name, fields) => {
      const { parameters = [] } = byName.get(name) ?? {};
      const given = Object.fromEntries(
        parameters
          .filter((parameter) => fields[parameter.name] !== undefined)
          .map((parameter) => [parameter.name, decode(fields[parameter.name] ?? '', parameter)]),
      );
      return check(`${name} request`, () => requestSchema(parameters), given);
    },
    checkAnswer: (name, answer) => {
      const method = byName.get(name);
      return method ? check(`${name} answer`, () => method.responses.response ?? {}, answer) : [];
    },
  };
}

function requestSchema(parameters: Parameter[]): object {
  return {
    type: 'object',
    required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
    properties: Object.fromEntries(
      parameters.map(({ name, required: _, ...schema }) => [name, plain(schema)]),
    ),
  };
}

/** Lists travel as text with commas: what stands between them is checked as text. */
function plain(schema: Record<string, unknown>): object {
  if (schema.type !== 'array') return schema;
  return { type: 'array', maxItems: schema.maxItems ?? 1000 };
}

/** A form knows only text. */
function decode(text: string, { type }: Parameter): unknown {
  if (type === 'array') return text.split(',');
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === '1' ? true : text === '0' ? false : text;
  return text;
}
