import { Marker, type Map as MapLibre } from 'maplibre-gl';
import { needsEyes, type Alert } from '../alerts/alert';
import { groupAlerts, type AlertGroup } from '../alerts/alertGroups';
import { rank, SEVERITY_SHAPES } from '../alerts/severity';

/** Marks closer than this would cover each other. */
const WITHIN_PX = 34;

/** The others of a group are ticks beside its mark; more than so many become a number. */
const MOST_TICKS = 6;

export interface AlertMarkersAsked {
  label(group: AlertGroup): string;
  choose(group: AlertGroup): void;
}

/** The active alerts as marks on the map. Marks are page elements, so that they can be focused, read and styled. */
export class AlertMarkers {
  private readonly drawn = new Map<string, { marker: Marker; key: string }>();

  constructor(private readonly map: MapLibre, private readonly asked: AlertMarkersAsked) {}

  draw(alerts: readonly Alert[], fresh: (alert: Alert) => boolean): void {
    const groups = groupAlerts(alerts, (place) => this.map.project([place[0], place[1]]), WITHIN_PX);
    const wanted = new Map(groups.map((group) => [group.first.id, group]));
    for (const [id, { marker }] of this.drawn) {
      if (!wanted.has(id)) {
        marker.remove();
        this.drawn.delete(id);
      }
    }
    for (const [id, group] of wanted) {
      const key = keyOf(group, this.asked.label(group));
      const had = this.drawn.get(id);
      if (had?.key === key) {
        continue;
      }
      const focused = had?.marker.getElement().contains(document.activeElement) ?? false;
      had?.marker.remove();
      const element = this.element(group, members(group).some(fresh));
      const marker = new Marker({ element, anchor: 'bottom', offset: [0, -8] })
        .setLngLat([group.place[0], group.place[1]])
        .addTo(this.map);
      // MapLibre names every marker "Map marker"; the button inside says what it is.
      element.removeAttribute('aria-label');
      element.removeAttribute('role');
      element.removeAttribute('tabindex');
      element.style.zIndex = String(rank(group.first.severity));
      this.drawn.set(id, { marker, key });
      if (focused) {
        element.querySelector('button')?.focus();
      }
    }
  }

  clear(): void {
    for (const { marker } of this.drawn.values()) {
      marker.remove();
    }
    this.drawn.clear();
  }

  private element(group: AlertGroup, fresh: boolean): HTMLElement {
    const box = document.createElement('div');
    box.className = 'alert-mark';
    box.dataset.severity = group.first.severity;
    box.classList.toggle('seen', !members(group).some(needsEyes));
    box.classList.toggle('fresh', fresh);
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-label', this.asked.label(group));
    button.dataset.testid = 'alert-marker';
    button.dataset.alertId = group.first.id;
    button.append(shape(group.first));
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      this.asked.choose(group);
    });
    box.append(button);
    if (group.others.length > 0) {
      box.append(ticks(group.others));
    }
    return box;
  }
}

function keyOf(group: AlertGroup, label: string): string {
  return [label, group.place.join(), ...members(group)
    .map((alert) => `${alert.id}${alert.severity}${needsEyes(alert) ? 0 : 1}`)].join('|');
}

function members({ first, others }: AlertGroup): readonly Alert[] {
  return [first, ...others];
}

/** Every other alert of the group, by its level. */
function ticks(others: readonly Alert[]): HTMLElement {
  const row = document.createElement('span');
  row.className = 'ticks';
  row.setAttribute('aria-hidden', 'true');
  others.forEach((alert, i) => {
    const tick = document.createElement('i');
    tick.dataset.testid = 'alert-marker';
    tick.dataset.alertId = alert.id;
    tick.dataset.severity = alert.severity;
    tick.hidden = i >= MOST_TICKS;
    row.append(tick);
  });
  const number = document.createElement('b');
  number.textContent = `×${others.length + 1}`;
  row.append(number);
  return row;
}

const SVG = 'http://www.w3.org/2000/svg';

function shape({ severity }: Alert): SVGSVGElement {
  const level = severity === '' ? 'IV' : severity;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '-1 -1 26 26');
  svg.setAttribute('width', '30');
  svg.setAttribute('height', '30');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SEVERITY_SHAPES[level]);
  const text = document.createElementNS(SVG, 'text');
  text.setAttribute('x', '12');
  text.setAttribute('y', level === 'II' ? '18.6' : '16.2');
  text.textContent = level;
  svg.append(path, text);
  return svg;
}
