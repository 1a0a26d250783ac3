import { createApp, type Component } from 'vue';
import './look/tokens.css';
import './look/base.css';

/** The citizens' page is light: what operators need is not fetched for it, nor the other way round. */
const citizens = /^\/report\/?$/.test(location.pathname);

async function start(): Promise<void> {
  const page: { readonly default: Component } = await (citizens ? import('./citizens/ReportPage.vue') : import('./App.vue'));
  createApp(page.default).mount('#app');
}

void start();
