/** Runs what is asked for at most once a frame; a hidden page has no frames and gets a timer. */
export class Frames {
  private cancel: (() => void) | null = null;

  constructor(private readonly run: () => void, private readonly hiddenPauseMs = 500) {}

  ask(): void {
    if (this.cancel !== null) {
      return;
    }
    const go = (): void => {
      this.cancel = null;
      this.run();
    };
    if (document.visibilityState === 'hidden') {
      const timer = setTimeout(go, this.hiddenPauseMs);
      this.cancel = () => { clearTimeout(timer); };
    } else {
      // A page hidden before the frame comes would wait for it until it is shown again: the timer is the way out.
      const timer = setTimeout(go, this.hiddenPauseMs);
      const frame = requestAnimationFrame(() => {
        clearTimeout(timer);
        go();
      });
      this.cancel = () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    }
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }
}
