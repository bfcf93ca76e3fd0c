/**
 * Lets programs reach an org under its own host names: a proxy of the CONNECT
 * kind that leads every host to the org's TLS port. The org answers for its own
 * hosts alone, as the real names would.
 */
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

/** { url, target, close }; `target` is the org that connections lead to from now on. */
export async function startProxy() {
  const proxy = { target: null };
  const sockets = new Set();
  const server = http.createServer((request, response) => response.writeHead(405).end());
  server.on('connect', (request, client, head) => {
    const upstream = net.connect(proxy.target.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length) upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const [one, other] of [[client, upstream], [upstream, client]]) {
      sockets.add(one);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      }).on('error', () => one.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.url = `http://127.0.0.1:${server.address().port}`;
  proxy.close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return proxy;
}
