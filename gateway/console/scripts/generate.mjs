// Writes src/gen from the protos in contracts/. buf only compiles what lies below one folder, so ours are brought
// together with google/api first, which protobufjs ships; nothing is fetched.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const protos = join(here, 'node_modules', '.protos');

rmSync(protos, { recursive: true, force: true });
mkdirSync(join(protos, 'google', 'api'), { recursive: true });
cpSync(join(here, '..', '..', 'contracts', 'CityTwin.Protocol', 'Protos'), protos, { recursive: true });
for (const file of ['annotations.proto', 'http.proto']) {
  cpSync(join(here, 'node_modules', 'protobufjs', 'google', 'api', file), join(protos, 'google', 'api', file));
}

const buf = spawnSync(
  process.execPath,
  [
    join(here, 'node_modules', '@bufbuild', 'buf', 'bin', 'buf'),
    'generate', protos, '--template', join(here, 'buf.gen.yaml'), '--output', here,
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(here, 'node_modules', '.bin')}:${process.env.PATH ?? ''}` },
  },
);
if (buf.error) {
  console.error(`generate: buf did not start: ${buf.error.message}. Run npm ci first.`);
}
process.exit(buf.status ?? 1);
