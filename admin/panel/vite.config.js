import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    // Everything is a file of its own: the page's policy runs nothing that stands in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: Object.fromEntries(['/api', '/openapi', '/health'].map(path => [path, 'http://127.0.0.1:5081'])) },
});
