import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Writes `.br` and `.gz` beside every asset that gains by it, so that the server only has to send them. */
function compressAssets(): Plugin {
  const brotli = promisify(brotliCompress)
  const zip = promisify(gzip)
  return {
    name: 'compress-assets',
    apply: 'build',
    async writeBundle({ dir }) {
      const assets = join(dir ?? '', 'assets')
      const names = (await readdir(assets)).filter((name) => /\.(js|css|svg|json|wasm)$/.test(name))
      await Promise.all(
        names.map(async (name) => {
          const path = join(assets, name)
          const plain = await readFile(path)
          if (plain.length < 1024) return
          const [br, gz] = await Promise.all([
            brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
            zip(plain, { level: 9 }),
          ])
          await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
        }),
      )
    },
  }
}

const root = import.meta.dirname

export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  plugins: [react(), compressAssets()],
  server: { fs: { allow: [join(root, '..')] }, proxy: { '/api': 'http://127.0.0.1:4300' } },
  build: {
    outDir: join(root, '..', 'dist', 'web'),
    emptyOutDir: true,
    target: 'es2022',
    // The page policy allows no inline script and no data: styles; everything is a file with a hash in its name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: {
        staff: join(root, 'staff.html'),
        public: join(root, 'public.html'),
        resident: join(root, 'resident.html'),
        hall: join(root, 'hall.html'),
        venue: join(root, 'venue.html'),
        keeper: join(root, 'venue', 'keeper.ts'),
      },
      output: {
        // A service worker is found by its address: that one file keeps its name.
        entryFileNames: ({ name }) => (name === 'keeper' ? 'keeper.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            // What every door needs and seldom changes; kept by browsers across our own updates.
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 20 },
            // The tablet of a venue and the screens of the hall are one page each, which needs no ways between pages.
            {
              name: 'ways',
              test: /node_modules[\\/](react-router|@tanstack[\\/][^\\/]+)[\\/]/,
              priority: 15,
            },
          ],
        },
      },
    },
  },
})
