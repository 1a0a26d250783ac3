import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

/** Rows drawn beyond what is seen, so that scrolling shows no gaps. */
const BEYOND = 4;

export interface Slice {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

/** Which rows of a long list are to be drawn: those in sight and a few more. */
export function sliceAt(scrollPx: number, heightPx: number, rowPx: number, count: number): Slice {
  const first = Math.max(0, Math.floor(scrollPx / rowPx) - BEYOND);
  return { first: Math.min(first, count), end: Math.min(count, Math.ceil((scrollPx + heightPx) / rowPx) + BEYOND) };
}

/** Indexes to draw: the slice, and one row more that must not go because it has the focus. */
export function withKept({ first, end }: Slice, kept: number): readonly number[] {
  const seen = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  return kept < 0 || (kept >= first && kept < end) ? seen : kept < first ? [kept, ...seen] : [...seen, kept];
}

/** The scroll position and size of a box, and how many pixels a row of so many rem has. */
export function useScroll(box: () => HTMLElement | null, rowRem: number): {
  readonly scrollPx: Ref<number>;
  readonly heightPx: Ref<number>;
  readonly rowPx: Ref<number>;
  onScroll(): void;
} {
  const scrollPx = ref(0);
  const heightPx = ref(0);
  const rowPx = ref(rowRem * 16);
  let sizes: ResizeObserver | null = null;

  function measure(): void {
    heightPx.value = box()?.clientHeight ?? 0;
    rowPx.value = Math.round(rowRem * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16));
  }

  onMounted(() => {
    const found = box();
    if (found !== null) {
      sizes = new ResizeObserver(measure);
      sizes.observe(found);
      measure();
    }
  });
  onBeforeUnmount(() => { sizes?.disconnect(); });
  return { scrollPx, heightPx, rowPx, onScroll() { scrollPx.value = box()?.scrollTop ?? 0; } };
}
