import { ref, shallowRef } from 'vue';
import { createAirClosures } from '../airspace/airClosures';
import { createAlerts } from '../alerts/alerts';
import { createScope } from '../city/scope';
import type { Console } from '../console';
import { createPlans } from '../dispatch/plans';
import { createUnits } from '../fleet/units';
import type { Clients } from '../gateway/clients';
import { createMissions } from '../missions/missions';
import { createRoads } from '../roads/roads';
import { createTwins } from '../twins/twins';
import { createDesk } from './desk';
import type { Order } from './order';
import { createOrderActions } from './orderActions';
import { NO_FILTER } from './orderFilter';
import { createOrders } from './orders';

/** As much of a console as what is about orders needs, for tests. */
export function aConsole(about: { readonly roles?: readonly string[]; readonly orders?: readonly Order[]; readonly calls?: object; readonly area?: string } = {}): Console {
  const calls = {
    listOrders: () => Promise.resolve({ orders: [], nextPageToken: '' }),
    getSuggestions: () => Promise.resolve({ suggestions: [], duplicates: [] }),
    getDesk: () => Promise.resolve({
      departments: [{ code: 'water', name: '自来水公司', nameEn: 'Water supply' }, { code: 'fire', name: '消防', nameEn: 'Fire' }],
      categories: [{ code: '0203', name: '路灯', nameEn: 'Street lamp', className: '道路', classNameEn: 'Roads', department: 'water', urgency: 'normal' }],
      reasons: { reject: { reasons: ['not-found'] } },
    }),
    ...about.calls,
  };
  const missionCalls = { listMissions: () => Promise.resolve({ missions: [], nextPageToken: '' }) };
  const clients = { orders: calls, alerts: {}, missions: missionCalls } as unknown as Clients;
  const orders = createOrders();
  const scope = createScope(about.area ?? '50', null);
  orders.apply([
    ...(about.orders ?? []).map((item) => ({ type: 'snapshot', item, pictureComplete: false })),
    { type: 'snapshot', item: null, pictureComplete: true },
  ]);
  return {
    clients,
    claims: { subject: 'li', roles: about.roles ?? ['dispatcher'], area: about.area ?? '50', department: '', expiresAtMs: Infinity },
    scope,
    city: { zone: ref('Asia/Shanghai'), city: shallowRef(null), nameOf: (code: string) => code, loadCommunities: () => Promise.resolve() },
    catalogue: { rules: shallowRef(new Map()), kinds: shallowRef(new Map()) },
    alerts: createAlerts(),
    orders,
    desk: createDesk(clients),
    orderActions: createOrderActions(clients, orders),
    watchesOrders: () => true,
    units: createUnits(),
    missions: createMissions(),
    plans: createPlans(),
    watchesMissions: () => true,
    watchesUnits: () => true,
    showsUnits: () => true,
    showsTwins: () => true,
    escape() { scope.closePanels(); },
    dispatchAsked: shallowRef(null),
    dispatchWays: shallowRef([]),
    dispatchDrawn: shallowRef(null),
    twins: createTwins(),
    roads: createRoads(clients, () => null),
    closureAsked: shallowRef(null),
    air: createAirClosures(clients),
    airAsked: shallowRef(null),
    placeWanted: shallowRef(null),
    seen: shallowRef(null),
    orderFilter: shallowRef(NO_FILTER),
    orderHeat: ref(false),
    stepAsked: shallowRef(null),
    windowsAsked: shallowRef(null),
    reportAsked: shallowRef(null),
    mapAsked: shallowRef(null),
  } as unknown as Console;
}

/** Lets promises, timers of no length and the page settle. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => { setTimeout(resolve); });
  }
}
