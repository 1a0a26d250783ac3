import { ref, type Ref } from 'vue';
import { sentence } from './refusal';

export interface Sending {
  readonly busy: Ref<boolean>;
  /** Why the last was refused; empty when it was not. */
  readonly error: Ref<string>;
  /** Sends what a form says, unless it is being sent. */
  send(call: () => Promise<void>): Promise<void>;
}

export function useSending(): Sending {
  const busy = ref(false);
  const error = ref('');
  return {
    busy,
    error,
    async send(call) {
      if (busy.value) {
        return;
      }
      busy.value = true;
      error.value = '';
      try {
        await call();
      } catch (refused) {
        error.value = sentence(refused);
      } finally {
        busy.value = false;
      }
    },
  };
}
