import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Clients } from '../gateway/clients';
import { sentence } from '../gateway/refusal';
import type { Department, WorkCategory } from '../gen/citytwin/v1/order_state_pb';

/** What the city has agreed on for its orders: departments, categories, and reasons by step. */
export interface Desk {
  readonly departments: ShallowRef<ReadonlyMap<string, Department>>;
  readonly categories: ShallowRef<ReadonlyMap<string, WorkCategory>>;
  readonly error: Ref<string | null>;
  /** Reads it once; again only where that failed. */
  load(): Promise<void>;
  reasonsFor(step: string): readonly string[];
}

export function createDesk(clients: Pick<Clients, 'orders'>): Desk {
  const departments = shallowRef<ReadonlyMap<string, Department>>(new Map());
  const categories = shallowRef<ReadonlyMap<string, WorkCategory>>(new Map());
  const error = ref<string | null>(null);
  let reasons: Readonly<Record<string, { readonly reasons: readonly string[] }>> = {};
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    try {
      const desk = await clients.orders.getDesk({});
      reasons = desk.reasons;
      departments.value = new Map(desk.departments.map((department) => [department.code, department]));
      categories.value = new Map(desk.categories.map((category) => [category.code, category]));
      error.value = null;
    } catch (refused) {
      reading = null;
      error.value = sentence(refused);
    }
  }

  return {
    departments,
    categories,
    error,
    load: () => (reading ??= read()),
    reasonsFor: (step) => reasons[step]?.reasons ?? [],
  };
}

/** A category that may be chosen, in words of one language. */
export interface CategoryChoice {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** Other words it is found by. */
  readonly keywords?: string;
}

/** Categories whose name, class or code holds every word of the text. */
export function searchCategories(choices: readonly CategoryChoice[], text: string): readonly CategoryChoice[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter((word) => word !== '');
  return choices.filter(({ code, name, group, keywords }) => {
    const whole = `${code} ${name} ${group} ${keywords ?? ''}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}
