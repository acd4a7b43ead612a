/** The product as a newcomer starts it: a process of its own, nothing configured but a free port and a folder. */
import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

export type Product = {
  readonly url: string;
  /** As by Ctrl+C. */
  stop(): Promise<void>;
};

export const startProduct = async (dataFolder: string): Promise<Product> => {
  const port = await freePort();
  const server = spawn('node', ['bin/lencana.js', 'start'], {
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Lencana is ready')) resolve();
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.on('exit', () => reject(new Error(`It stopped: ${said}`)));
  });
  return {
    url: `http://localhost:${port}`,
    async stop() {
      const ended = new Promise((resolve) => server.on('exit', resolve));
      server.kill('SIGINT');
      await ended;
    },
  };
};

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo; // a TCP server that listens has one
      probe.close(() => resolve(port));
    });
  });
