/** Watches one area at a time: a browser has few lines to give, so nothing is watched that nobody looks at. */
export interface FollowedArea {
  /** The area that is watched, or was last. */
  readonly area: () => string;
  /** Watches an area; null closes the line, and the same area again goes on where it was. */
  follow(area: string | null): void;
  following(): boolean;
}

/** What is opened and closed as areas are followed. */
export interface AreaLine {
  open(): void;
  close(): void;
}

/** @param startAnew forgets what is known of the area before. */
export function followArea(line: () => AreaLine, startAnew: () => void): FollowedArea {
  let area = '';
  let wanted = false;
  return {
    area: () => area,
    following: () => wanted,
    follow(next) {
      wanted = next !== null;
      if (next === null) {
        line().close();
        return;
      }
      if (next !== area) {
        area = next;
        line().close();
        startAnew();
      }
      line().open();
    },
  };
}
