/** The server was renewed while this page was open and no longer has its parts. PageProblem knows it by this name. */
class NewerBuild extends Error {
  override name = 'NewerBuild';
}

export function isNewerBuild(error: unknown): boolean {
  return error instanceof Error && error.name === 'NewerBuild';
}

/** Throws NewerBuild where the server's page starts another program than this one; silent where it cannot be asked. */
export async function expectSameBuild(): Promise<void> {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src');
  const page = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } })
    .then((answer) => (answer.ok ? answer.text() : null))
    .catch(() => null);
  if (own && page !== null && !page.includes(own)) throw new NewerBuild('the server was renewed');
}
