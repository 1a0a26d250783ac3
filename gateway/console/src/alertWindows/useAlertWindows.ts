import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { byBeginning, toAlertWindow, type AlertWindow } from './alertWindow';

export const MOST = 200;

/** Others open and close windows too, and time goes by. */
const AGAIN_MS = 15_000;

/** The open windows of the chosen area, read again while they are looked at. */
export function useAlertWindows(): {
  readonly windows: ShallowRef<readonly AlertWindow[]>;
  readonly known: Ref<boolean>;
  readonly more: Ref<boolean>;
  readonly error: Ref<string | null>;
  read(): Promise<void>;
} {
  const { clients, scope } = useConsole();
  const windows = shallowRef<readonly AlertWindow[]>([]);
  const [known, more] = [ref(false), ref(false)];
  const error = ref<string | null>(null);

  async function read(): Promise<void> {
    const area = scope.asked.value;
    try {
      const page = await clients.alertWindows.listAlertWindows({ area, state: 'open', pageSize: MOST });
      if (area === scope.asked.value) {
        windows.value = page.windows.map(toAlertWindow).sort(byBeginning);
        [known.value, more.value, error.value] = [true, page.nextPageToken !== '', null];
      }
    } catch (refused) {
      error.value = sentence(refused);
    }
  }

  watch(scope.asked, () => {
    [windows.value, known.value] = [[], false];
    void read();
  }, { immediate: true });
  const timer = setInterval(() => { void read(); }, AGAIN_MS);
  onScopeDispose(() => { clearInterval(timer); });
  return { windows, known, more, error, read };
}
