import { describe, expect, it } from 'vitest';
import { useTestApp } from '../../test/harness.ts';

const test = useTestApp();

describe('the description of the API', () => {
  it('is OpenAPI 3.1 with every endpoint', async () => {
    const document = await (await fetch(`${test.origin}/api/openapi.json`)).json();
    expect(document.openapi).toMatch(/^3\.1/);
    expect(document.paths['/auth/sign-in'].post.requestBody).toBeDefined();
    expect(document.paths['/posts/{id}']).toBeDefined();
  });

  it('keeps words out of its addresses that block lists look for', async () => {
    const document = await (await fetch(`${test.origin}/api/openapi.json`)).json();
    const bad = Object.keys(document.paths).filter((path) =>
      /analytics|stats|metrics|track|event|\bads\b|pixel/i.test(path),
    );
    expect(bad).toEqual([]);
  });

  it('has a page to read, with the scopes of keys, no script and nothing from elsewhere', async () => {
    const response = await fetch(`${test.origin}/api/docs`);
    expect(response.headers.get('content-type')).toMatch(/text\/html/);
    const html = await response.text();
    expect(html).toContain('/posts/{id}');
    expect(html).toContain('key scope posts:read');
    expect(html).not.toMatch(/<script|\son\w+=|src=|https?:\/\//);
  });
});
