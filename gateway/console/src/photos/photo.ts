/** At most so many with one report or step: the gateway's limit. */
export const MAX_PHOTOS = 4;

/** Smaller than the gateway's 2 MiB, so that a phone on a slow line gets them through. */
export const MAX_PHOTO_BYTES = 1_500_000;

/** The longer side of a photo that is sent: enough to read a house number by. */
export const MAX_SIDE_PX = 2_048;

/** A picture made ready to be sent. */
export interface Photo {
  readonly name: string;
  readonly mediaType: 'image/jpeg';
  readonly content: Uint8Array<ArrayBuffer>;
}

/** A picture that can be drawn at a size and quality; the browser's own unless a test brings another. */
export interface Drawable {
  readonly width: number;
  readonly height: number;
  encode(width: number, height: number, quality: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): void;
}

/** First less quality, then fewer points. */
const TRIES: readonly (readonly [scale: number, quality: number])[] = [
  [1, 0.85], [1, 0.7], [0.75, 0.7], [0.5, 0.7], [0.35, 0.6], [0.25, 0.5],
];

export function fitWithin(width: number, height: number, mostPx: number): readonly [width: number, height: number] {
  const scale = Math.min(1, mostPx / Math.max(width, height, 1));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/**
 * Draws a picture anew, small enough to send; what the camera wrote into it, as where it stood, is left out by that.
 * @throws when even the smallest try is too big.
 */
export async function shrink(name: string, picture: Drawable): Promise<Photo> {
  try {
    for (const [scale, quality] of TRIES) {
      const [width, height] = fitWithin(picture.width, picture.height, MAX_SIDE_PX * scale);
      const content = await picture.encode(width, height, quality);
      if (content.length <= MAX_PHOTO_BYTES) {
        return { name, mediaType: 'image/jpeg', content };
      }
    }
    throw new Error(`${name} is more than ${MAX_PHOTO_BYTES} bytes however small it is drawn.`);
  } finally {
    picture.close();
  }
}

/** @throws when the file is no picture this browser can read. */
export async function readPicture(file: Blob): Promise<Drawable> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  return {
    width: bitmap.width,
    height: bitmap.height,
    async encode(width, height, quality) {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
      const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', quality); });
      if (blob === null) {
        throw new Error('The browser could not encode the picture.');
      }
      return new Uint8Array(await blob.arrayBuffer());
    },
    close() { bitmap.close(); },
  };
}
