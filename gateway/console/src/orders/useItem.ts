import { Code, ConnectError } from '@connectrpc/connect';
import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import type { Item } from './order';
import { mayReadItems } from './steps';

export interface ReadItem {
  /** `forbidden`: the reader's role may not, so it is not even asked for. */
  readonly state: Ref<'reading' | 'ready' | 'erased' | 'forbidden' | 'failed'>;
  /** What a text says. */
  readonly text: Ref<string>;
  /** Where a picture can be shown from. */
  readonly url: Ref<string>;
  readonly why: Ref<string>;
}

/** A text or picture of an order, a note of an alert, or words of an alert window, that the record has only a commitment to. */
export function useItem(entity: () => string, item: () => Item): ReadItem {
  const { clients, claims } = useConsole();
  const state = ref<ReadItem['state']['value']>('reading');
  const text = ref('');
  const url = ref('');
  const why = ref('');

  function letGo(): void {
    if (url.value !== '') {
      URL.revokeObjectURL(url.value);
      url.value = '';
    }
  }

  watch(() => item().commitment, async (commitment) => {
    letGo();
    if (!mayReadItems(claims)) {
      state.value = 'forbidden';
      return;
    }
    state.value = 'reading';
    try {
      const id = entity();
      if (id.startsWith('alert:')) {
        text.value = (await clients.alerts.getAlertNote({ id, commitment })).text;
        state.value = 'ready';
        return;
      }
      if (id.startsWith('alert-window:')) {
        text.value = (await clients.alertWindows.getAlertWindowWords({ id, commitment })).text;
        state.value = 'ready';
        return;
      }
      const { mediaType, content } = await clients.orders.getItem({ orderId: id, commitment });
      if (mediaType.startsWith('image/')) {
        url.value = URL.createObjectURL(new Blob([new Uint8Array(content)], { type: mediaType }));
      } else {
        text.value = new TextDecoder().decode(content);
      }
      state.value = 'ready';
    } catch (error) {
      state.value = ConnectError.from(error).code === Code.NotFound ? 'erased' : 'failed';
      why.value = sentence(error);
    }
  }, { immediate: true });
  onScopeDispose(letGo);
  return { state, text, url, why };
}
