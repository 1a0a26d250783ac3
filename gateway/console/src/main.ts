import { createApp, type Component } from 'vue';
import './look/tokens.css';
import './look/base.css';
import { showStartFailed } from './startFailed';

interface Page {
  readonly default: Component;
}

// Each import is a function of its own: of two in one expression the bundler brings the styles of one only.
const loadConsole = (): Promise<Page> => import('./App.vue');
const loadCitizensPage = (): Promise<Page> => import('./citizens/ReportPage.vue');

/** The citizens' page is light: what operators need is not fetched for it, nor the other way round. */
async function start(): Promise<void> {
  let page: Page;
  try {
    page = await (/^\/report\/?$/.test(location.pathname) ? loadCitizensPage() : loadConsole());
  } catch (error) {
    showStartFailed(document.querySelector('#app') ?? document.body, error, () => { location.reload(); });
    return;
  }
  createApp(page.default).mount('#app');
}

void start();
