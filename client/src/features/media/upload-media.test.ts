import { expect, test } from 'vitest';
import { readAnswer, UploadError } from './upload-media.ts';

const media = {
  id: '0190f5fe-7c00-7a00-8000-000000000001',
  kind: 'image',
  originalName: 'автобус.jpg',
  mime: 'image/jpeg',
  width: 1200,
  height: 800,
  durationMs: null,
  size: 120_000,
  altText: null,
  rights: null,
  recipes: null,
  focal: null,
  posterId: null,
  createdAt: '2026-11-20T11:04:00Z',
};

function codeOf(status: number, body: string): string {
  const answer = readAnswer(status, body);
  if (!(answer instanceof UploadError)) throw new Error('a picture came');
  return answer.code;
}

test('reads the stored picture', () => {
  expect(readAnswer(200, JSON.stringify(media))).toEqual(media);
});

test('names the reason nearest to the file', () => {
  expect(codeOf(415, JSON.stringify({ code: 'unsupported_media', data: {} }))).toBe('unsupported_media');
  const heic = { code: 'unsupported_media', data: { mime: 'image/heic', allowed: ['image/jpeg'] } };
  expect(codeOf(415, JSON.stringify(heic))).toBe('heic');
  const broken = { code: 'invalid_input', data: { fields: [{ path: 'file', code: 'broken_image' }] } };
  expect(codeOf(400, JSON.stringify(broken))).toBe('broken_image');
  expect(codeOf(401, JSON.stringify({ code: 'not_signed_in', data: null }))).toBe('not_signed_in');
});

test('says how much may be sent where the refusal names it', () => {
  const maxOf = (body: string) => {
    const answer = readAnswer(413, body);
    return answer instanceof UploadError ? answer.maxBytes : undefined;
  };
  expect(maxOf(JSON.stringify({ code: 'too_large', data: { maxBytes: 104_857_600 } }))).toBe(104_857_600);
  expect(maxOf('<html>too large</html>')).toBeNull();
});

test('an answer of a proxy in front is understood by its status', () => {
  expect(codeOf(413, '<html>too large</html>')).toBe('too_large');
  expect(codeOf(502, '<html>bad gateway</html>')).toBe('internal');
  expect(codeOf(200, '{"id":1}')).toBe('internal');
});
