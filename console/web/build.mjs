// Bundles the page into the directory that is given; `files.txt` lists what may be served.
import { build } from 'esbuild';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = process.argv[2] ?? join(here, '../target/classes/dev/culvert/console/web');

await rm(out, { recursive: true, force: true });
await mkdir(join(out, 'assets'), { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { console: 'src/main.tsx' },
  outdir: join(out, 'assets'),
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  legalComments: 'linked',
  target: ['chrome110', 'firefox110', 'safari16'],
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.svg': 'file' },
  chunkNames: 'part-[hash]',
  assetNames: 'asset-[hash]',
  logLevel: 'warning',
});
// Layout runs beside the page, as a script of its own: the policy allows workers of this server only.
await cp(
  join(here, 'node_modules/elkjs/lib/elk-worker.min.js'),
  join(out, 'assets/layout-worker.js'),
);
await writeFile(join(out, 'index.html'), await readFile(join(here, 'index.html')));
await cp(join(here, 'icon.svg'), join(out, 'icon.svg'));

async function files(directory) {
  const entries = await readdir(directory, { withFileTypes: true });
  const lists = await Promise.all(
    entries.map((entry) =>
      entry.isDirectory() ? files(join(directory, entry.name)) : [join(directory, entry.name)],
    ),
  );
  return lists.flat();
}
const names = (await files(out)).map((file) => relative(out, file)).sort();
await writeFile(join(out, 'files.txt'), names.join('\n') + '\n');
