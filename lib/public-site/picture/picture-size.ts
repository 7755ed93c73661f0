/** What the Open Graph protocol's readers show whole. */
export const PICTURE_SIZE = { widthPx: 1200, heightPx: 630 } as const;
