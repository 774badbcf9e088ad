// CSV as spreadsheets write it: «;», «,» or tab (whichever the first line has most of), quoted cells with "" and line
// breaks inside, CRLF or LF, a byte order mark. Strict: what cannot be read for certain is refused with its line.

export interface CsvRow {
  /** Of the file, from 1: where the row begins. */
  line: number;
  cells: string[];
}

export type Parsed = { kind: 'rows'; rows: CsvRow[] } | { kind: 'refused'; code: 'bad_quotes'; line: number };

/** Rows without a single filled cell are left out. */
export function parseCsv(text: string): Parsed {
  const source = text.replace(/^\uFEFF/, '');
  const reader = new Reader(source, separatorOf(source));
  return reader.readAll();
}

function separatorOf(source: string): string {
  const first = source.slice(0, source.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  const count = (separator: string) => first.split(separator).length - 1;
  const [most = ';'] = [';', '\t', ','].sort((a, b) => count(b) - count(a));
  return most;
}

class Reader {
  private at = 0;
  private line = 1;

  constructor(
    private readonly source: string,
    private readonly separator: string,
  ) {}

  readAll(): Parsed {
    const rows: CsvRow[] = [];
    while (this.at < this.source.length) {
      const line = this.line;
      const cells = this.readRow();
      if (!cells) return { kind: 'refused', code: 'bad_quotes', line };
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
    }
    return { kind: 'rows', rows };
  }

  private readRow(): string[] | null {
    const cells: string[] = [];
    for (;;) {
      const cell = this.source[this.at] === '"' ? this.readQuoted() : this.readPlain();
      if (cell === null) return null;
      cells.push(cell);
      if (this.source[this.at] === this.separator) this.at += 1;
      else return this.endRow() ? cells : null;
    }
  }

  private readPlain(): string {
    const from = this.at;
    while (this.at < this.source.length && !this.isEnd(this.source[this.at])) this.at += 1;
    return this.source.slice(from, this.at);
  }

  /** Null: the quote is never closed. */
  private readQuoted(): string | null {
    let cell = '';
    this.at += 1;
    for (;;) {
      const close = this.source.indexOf('"', this.at);
      if (close === -1) return null;
      const part = this.source.slice(this.at, close);
      this.line += part.split('\n').length - 1;
      cell += part;
      this.at = close + 1;
      if (this.source[this.at] !== '"') return cell;
      cell += '"';
      this.at += 1;
    }
  }

  /** False: something stands between a closing quote and the separator. */
  private endRow(): boolean {
    if (this.source[this.at] === '\r') this.at += 1;
    if (this.at >= this.source.length) return true;
    if (this.source[this.at] !== '\n') return this.source[this.at - 1] === '\r' && this.nextLine(0);
    return this.nextLine(1);
  }

  private nextLine(step: number): boolean {
    this.at += step;
    this.line += 1;
    return true;
  }

  private isEnd(char: string | undefined): boolean {
    return char === this.separator || char === '\n' || char === '\r';
  }
}
