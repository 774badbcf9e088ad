// A multipart body written by hand: FormData turns every line break of a text into CRLF.
import { randomUUID } from 'node:crypto';

export interface FormFile {
  /** Name of the form's field: ours. */
  field: string;
  /** May be a person's. */
  fileName: string;
  mime: string;
  bytes: Uint8Array;
}

/** Body and headers of a form with files; RFC 7578. */
export function encodeFiles(
  files: readonly FormFile[],
  fields: Readonly<Record<string, string>> = {},
): { body: Buffer; headers: Record<string, string> } {
  const boundary = `rupor-${randomUUID()}`;
  const parts: (string | Uint8Array)[] = [];
  for (const [name, value] of Object.entries(fields))
    parts.push(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  for (const { field, fileName, mime, bytes } of files) {
    const disposition = `form-data; name="${field}"; filename="${escapeName(fileName)}"`;
    parts.push(`--${boundary}\r\ncontent-disposition: ${disposition}\r\ncontent-type: ${mime}\r\n\r\n`);
    parts.push(bytes, '\r\n');
  }
  parts.push(`--${boundary}--\r\n`);
  return {
    body: Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

function escapeName(name: string): string {
  return name.replaceAll('"', '%22').replace(/[\r\n]+/g, ' ');
}
