import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** The gateway of a local start; only `npm run dev` forwards to it. */
const gateway = process.env.CITYTWIN_GATEWAY ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [vue()],
  build: {
    target: 'es2022',
    // The map and the charts are chunks of their own, fetched while the frame is already on the screen.
    chunkSizeWarningLimit: 2_000,
  },
  server: {
    // Tests hold the words for events, and the steps, against what the domain and the gateway have.
    fs: { allow: ['.', '../../silo/CityTwin.Domain', '../CityTwin.Gateway/Auth'] },
    proxy: { '/v1': gateway, '/auth': gateway, '^/citytwin\\.v1\\.': gateway, '/health': gateway },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], restoreMocks: true },
});
