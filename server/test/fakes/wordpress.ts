// A stateful WordPress site: the part of its REST API v2 that Rupor uses, with its refusals. No schema is published in
// machine-readable form; shapes follow developer.wordpress.org/rest-api/reference.
import { type FakeAnswer, type FakeRequest, HttpFake } from './http-fake.ts';

const ROOT = '/wp-json';
const PASSWORD = Buffer.from('profkom:abcdefghijkl').toString('base64');

interface Entry {
  id: number;
  slug: string;
  title: string;
  content: string;
  featuredMedia: number | null;
  isRemoved: boolean;
}

export class FakeWordpress extends HttpFake {
  readonly entries: Entry[] = [];
  readonly media: { name: string; altText: string; size: number }[] = [];
  isEditor = true;
  namespaces = ['oembed/1.0', 'wp/v2'];
  /** null: a cache in between drops the header with the total. */
  comments: number | null = 0;

  get effects(): { text: string }[] {
    return this.entries.map(({ title, content }) => ({ text: `${title}\n${content}` }));
  }

  protected answer(request: FakeRequest): FakeAnswer {
    const { method, path, headers } = request;
    if (path === `${ROOT}/`)
      return { status: 200, body: { name: 'Профком', url: this.url, namespaces: this.namespaces } };
    if (headers.authorization !== `Basic ${PASSWORD}`) return refusal(401, 'incorrect_password');
    const place = path.slice(`${ROOT}/wp/v2`.length);
    if (place === '/users/me') return { status: 200, body: this.me() };
    if (place === '/media' && method === 'POST') return this.upload(request);
    if (place.startsWith('/media/')) return this.describe(Number(place.slice(7)), request);
    if (place === '/posts') return method === 'POST' ? this.write(request) : this.list(request);
    if (place.startsWith('/posts/')) return this.one(Number(place.slice(7)), method);
    if (place === '/comments')
      return { status: 200, body: [], headers: this.comments === null ? {} : total(this.comments) };
    return refusal(404, 'rest_no_route');
  }

  private me() {
    const capabilities = { publish_posts: this.isEditor, upload_files: this.isEditor, read: true };
    return { id: 7, name: 'Анна', capabilities };
  }

  private upload({ headers, body }: FakeRequest): FakeAnswer {
    const name = /filename\*=UTF-8''(.+)$/.exec(String(headers['content-disposition']))?.[1];
    if (!name || !String(headers['content-type']).startsWith('image/'))
      return refusal(400, 'rest_upload_no_data');
    this.media.push({ name: decodeURIComponent(name), altText: '', size: body.length });
    const id = this.media.length;
    return { status: 201, body: { id, source_url: `${this.url}/wp-content/${id}.jpg` } };
  }

  private describe(id: number, { body }: FakeRequest): FakeAnswer {
    const file = this.media[id - 1];
    if (!file) return refusal(404, 'rest_post_invalid_id');
    file.altText = (JSON.parse(body.toString()) as { alt_text: string }).alt_text;
    return { status: 200, body: { id, source_url: `${this.url}/wp-content/${id}.jpg` } };
  }

  private write({ body }: FakeRequest): FakeAnswer {
    const asked = JSON.parse(body.toString()) as Record<string, unknown>;
    if (asked.status !== 'publish' || typeof asked.content !== 'string')
      return refusal(400, 'rest_invalid_param');
    const slug = String(asked.slug);
    // As WordPress does: a taken slug gets a number.
    const taken = this.entries.filter((entry) => entry.slug.startsWith(slug)).length;
    const entry: Entry = {
      id: this.entries.length + 1,
      slug: taken === 0 ? slug : `${slug}-${taken + 1}`,
      title: String(asked.title),
      content: asked.content,
      featuredMedia: typeof asked.featured_media === 'number' ? asked.featured_media : null,
      isRemoved: false,
    };
    this.entries.push(entry);
    return { status: 201, body: this.present(entry) };
  }

  private list({ query }: FakeRequest): FakeAnswer {
    const slug = query.get('slug');
    const found = this.entries.filter((entry) => !entry.isRemoved && (slug === null || entry.slug === slug));
    return { status: 200, body: found.map((entry) => this.present(entry)), headers: total(found.length) };
  }

  private one(id: number, method: string): FakeAnswer {
    const entry = this.entries.find((candidate) => candidate.id === id);
    if (!entry || entry.isRemoved) return refusal(404, 'rest_post_invalid_id');
    if (method === 'DELETE') entry.isRemoved = true;
    return { status: 200, body: this.present(entry) };
  }

  private present({ id, slug, title, content }: Entry) {
    return {
      id,
      slug,
      link: `${this.url}/?p=${id}`,
      date_gmt: '2026-11-20T12:00:00',
      title: { rendered: title },
      content: { rendered: content },
    };
  }
}

function total(count: number): Record<string, string> {
  return { 'x-wp-total': String(count) };
}

function refusal(status: number, code: string): FakeAnswer {
  return { status, body: { code, message: code, data: { status } } };
}
