// Starts Prism on a free port of 127.0.0.1 in front of another server: every request and every answer that breaks the
// OpenAPI document is refused instead of passed on. Arguments: the document, the address behind. Prints one line of JSON
// with its URL and stops with its parent: stdin closing is the signal, so a killed test run leaves nothing behind.
import prismCore from '@stoplight/prism-core';
import prismHttp from '@stoplight/prism-http';
import prismServer from '@stoplight/prism-http-server';

const [document = '', upstream = ''] = process.argv.slice(2);
const operations = await prismHttp.getHttpOperationsFromSpec(document);
const server = prismServer.createServer(operations, {
  cors: false,
  config: {
    isProxy: true,
    upstream: new URL(upstream),
    upstreamProxy: undefined,
    validateRequest: true,
    validateResponse: true,
    checkSecurity: true,
    errors: true,
    mock: { dynamic: false },
  },
  components: { logger: prismCore.createLogger('prism', { level: 'silent' }) },
});
const url = await server.listen(0, '127.0.0.1');
process.stdout.write(`${JSON.stringify({ url })}\n`);
process.stdin.resume();
process.stdin.on('close', () => process.exit(0));
