import { ancestor } from '../city/division';
import { useConsole } from '../console';
import { isMessage, useLanguage } from '../language/language';
import { formatAge } from '../time/formatTime';
import { formatDuration } from '../time/formatDuration';
import { searchCategories, type CategoryChoice } from './desk';
import { isOpen, nextClock, type Order, type OrderState, type StageClock } from './order';

/** How an order stands by its clock: for the eye a colour, and always in words. */
export interface Due {
  readonly text: string;
  readonly tone: 'late' | 'soon' | 'fine' | 'none';
}

const SOON_MS = 3_600_000;

export interface OrderWords {
  stateName(state: OrderState): string;
  categoryName(code: string): string;
  departmentName(code: string): string;
  /** One of the listed reasons; as the gateway says it where this console does not know it. */
  reasonName(reason: string): string;
  streetName(area: string): string;
  divisionName(code: string): string;
  departmentsOf(order: Order): string;
  due(order: Order, nowMs: number): Due;
  dueBy(clock: Pick<StageClock, 'stage' | 'dueAtMs'>, nowMs: number): Due;
  badges(order: Order): readonly string[];
  categoryChoices(): readonly CategoryChoice[];
  searchCategories(text: string): readonly CategoryChoice[];
}

/** What is said of orders, in the reader's language. */
export function useOrderWords(): OrderWords {
  const { desk, city } = useConsole();
  const { t, pick, locale } = useLanguage();

  function departmentName(code: string): string {
    const found = desk.departments.value.get(code);
    return found === undefined ? code : pick(found.name, found.nameEn);
  }

  function due(order: Order, nowMs: number): Due {
    if (!isOpen(order)) {
      return { text: t('card.ended', { age: formatAge(order.endedAtMs ?? nowMs, locale.value, nowMs) }), tone: 'none' };
    }
    const clock = nextClock(order);
    if (clock === null) {
      return { text: t(order.suspendedBecause === '' ? 'card.noClock' : 'card.paused'), tone: 'none' };
    }
    return dueBy(clock, nowMs);
  }

  function dueBy(clock: Pick<StageClock, 'stage' | 'dueAtMs'>, nowMs: number): Due {
    const left = clock.dueAtMs - nowMs;
    const stage = t(`stage.${clock.stage}`);
    return left <= 0
      ? { text: t('card.late', { stage, age: formatDuration(-left, locale.value, 'narrow') }), tone: 'late' }
      : { text: t('card.left', { stage, age: formatDuration(left, locale.value, 'narrow') }), tone: left < SOON_MS ? 'soon' : 'fine' };
  }

  function badges(order: Order): readonly string[] {
    return [
      order.absorbed > 0 ? t('card.badge.merged', { n: order.absorbed }) : '',
      order.reworks > 0 ? t('card.badge.rework', { n: order.reworks }) : '',
      order.returns > 0 ? t('card.badge.returned', { n: order.returns }) : '',
      order.suspendedBecause !== '' ? t('card.badge.suspended') : '',
      order.supervisedBy !== '' ? t('card.badge.supervised') : '',
      order.exercise ? t('card.badge.exercise') : '',
    ].filter((badge) => badge !== '');
  }

  function categoryChoices(): readonly CategoryChoice[] {
    return [...desk.categories.value.values()].map((category) => ({
      code: category.code,
      name: pick(category.name, category.nameEn),
      group: pick(category.className, category.classNameEn),
    }));
  }

  return {
    stateName: (state) => t(`order.state.${state}`),
    categoryName(code) {
      const found = desk.categories.value.get(code);
      return found === undefined ? code : pick(found.name, found.nameEn);
    },
    departmentName,
    reasonName(reason) {
      const message = `reason.${reason}`;
      return isMessage(message) ? t(message) : reason;
    },
    streetName: (area) => city.nameOf(ancestor(area, 'street') ?? area, locale.value),
    divisionName: (code) => city.nameOf(code, locale.value),
    departmentsOf: (order) => order.parts.length === 0
      ? t('card.unassigned')
      : order.parts.map((part) => departmentName(part.department)).join(', '),
    due,
    dueBy,
    badges,
    categoryChoices,
    searchCategories: (text) => searchCategories(categoryChoices(), text),
  };
}
