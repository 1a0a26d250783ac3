import { nextTick } from 'vue';

/**
 * What one has acted with may leave the page for it, and the browser then takes the focus nowhere: it goes on in what took
 * its place. A focus that is somewhere stays there.
 */
export async function keepFocus(on: () => HTMLElement | null | undefined): Promise<void> {
  await nextTick();
  if (document.activeElement === null || document.activeElement === document.body) {
    on()?.focus();
  }
}
