import { ref, watch, type Ref } from 'vue';
import { useConsole } from '../console';
import { sentence } from '../gateway/refusal';
import { toAlert } from './alert';

const PAGE = 100;

/** Alerts that were closed before this console listened, a page each time they are asked for. */
export function useOlderAlerts(): {
  readonly busy: Ref<boolean>;
  readonly more: Ref<boolean>;
  readonly error: Ref<string | null>;
  read(): Promise<void>;
} {
  const { clients, alerts, scope } = useConsole();
  const busy = ref(false);
  const more = ref(true);
  const error = ref<string | null>(null);
  let pageToken = '';

  watch(scope.asked, () => {
    pageToken = '';
    more.value = true;
    error.value = null;
  });

  async function read(): Promise<void> {
    const area = scope.asked.value;
    busy.value = true;
    error.value = null;
    try {
      const page = await clients.alerts.listAlerts({ area, pageSize: PAGE, pageToken });
      alerts.takeOlder(page.alerts.map(toAlert));
      if (area === scope.asked.value) {
        pageToken = page.nextPageToken;
        more.value = pageToken !== '';
      }
    } catch (refused) {
      error.value = sentence(refused);
    } finally {
      busy.value = false;
    }
  }

  return { busy, more, error, read };
}
