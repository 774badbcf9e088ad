import type { FormMaker } from '../form-seam.ts';
import type { PageWords } from '../page-words.ts';

/** A picture as the page shows it. */
export interface PagePicture {
  src: string;
  /** Candidates by width: «/p/…-480.webp 480w, …»; '' = one size. */
  srcSet: string;
  width: number;
  height: number;
  alt: string;
}

/** What a block needs besides its own words. */
export interface BlockContext {
  words: PageWords;
  lang: 'ru' | 'en';
  /** Today in the zone of the organization: 2026-11-20. */
  today: string;
  /** Whole address of the page; shared links lead to SHARED, which is replaced for each visitor. */
  address: string;
  /** null: the file is gone or may not be shown. */
  pictureOf(id: string | null): PagePicture | null;
  /** Address of a document; null: it is gone. */
  documentOf(id: string | null): string | null;
  form: FormMaker;
}

/** Stands in the page where the address to be shared on belongs. Of letters only, so that no escaping changes it. */
export const SHARED = 'https://shared.rupor.invalid/';
