// The drawn chart as a picture, with its finding above and its source below: a number never leaves without them.
const SCALE = 2;
const PAD = 24;
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'font-family',
  'opacity',
] as const;

interface Words {
  title: string;
  measure: string;
  foot: string;
}

/** Null when nothing is drawn (the table stands instead). */
export async function chartPng(frame: HTMLElement, words: Words): Promise<Blob | null> {
  const drawn = frame.querySelector<SVGSVGElement>('svg[data-chart]');
  if (!drawn) return null;
  const { width, height } = drawn.getBoundingClientRect();
  const image = await loadSvg(withStyles(drawn, width, height));
  const canvas = document.createElement('canvas');
  canvas.width = (width + PAD * 2) * SCALE;
  canvas.height = (height + PAD * 2 + 84) * SCALE;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const look = getComputedStyle(frame);
  const font = look.fontFamily;
  context.scale(SCALE, SCALE);
  context.fillStyle = look.backgroundColor;
  context.fillRect(0, 0, width + PAD * 2, height + PAD * 2 + 84);
  context.fillStyle = look.color;
  context.font = `600 16px ${font}`;
  context.fillText(words.title, PAD, PAD + 14, width);
  context.font = `400 13px ${font}`;
  context.fillText(words.measure, PAD, PAD + 36, width);
  context.drawImage(image, PAD, PAD + 48, width, height);
  context.font = `400 12px ${font}`;
  context.fillText(words.foot, PAD, PAD + height + 72, width);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Custom properties do not reach a picture: every shape takes its computed look along. */
function withStyles(drawn: SVGSVGElement, width: number, height: number): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const from = drawn.querySelectorAll<SVGElement>('*');
  const to = copy.querySelectorAll<SVGElement>('*');
  for (const [index, element] of [...from].entries()) {
    const style = getComputedStyle(element);
    for (const name of STYLES) to[index]?.style.setProperty(name, localUrl(style.getPropertyValue(name)));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

/** url("http://host/page#id") → url(#id): the pattern is in the picture itself. */
function localUrl(value: string): string {
  return value.replace(/url\("[^"#]*#([^"]+)"\)/g, 'url(#$1)');
}

function loadSvg(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const image = new Image();
  return new Promise((resolve, reject) => {
    image.onload = () => {
      URL.revokeObjectURL(url);
      resolve(image);
    };
    image.onerror = () => {
      URL.revokeObjectURL(url);
      reject(new Error('the chart could not be drawn as a picture'));
    };
    image.src = url;
  });
}
