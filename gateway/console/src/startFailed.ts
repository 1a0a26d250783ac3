import { useLanguage } from './language/language';

/** What is on the page where its own code could not be fetched: words, and a way to try again, and nothing that must be fetched. */
export function showStartFailed(at: Element, error: unknown, again: () => void): void {
  const { t } = useLanguage();
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  words.textContent = t('app.startFailed', { why: error instanceof Error ? error.message : String(error) });
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button primary';
  button.textContent = t('app.retry');
  button.addEventListener('click', again);
  const page = document.createElement('main');
  page.className = 'start-failed';
  page.append(words, button);
  at.replaceChildren(page);
}
