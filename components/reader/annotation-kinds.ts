import { CircleHelp, Highlighter, type LucideIcon, StickyNote, TriangleAlert } from 'lucide-react';
import type { AnnotationKind } from '#lib/annotation/annotation-kind.ts';

/** The kinds on screen: a word, and an icon that goes with it. */
export const KIND_LOOKS: Record<AnnotationKind, { word: string; icon: LucideIcon }> = {
  highlight: { word: 'Highlight', icon: Highlighter },
  note: { word: 'Note', icon: StickyNote },
  question: { word: 'Question', icon: CircleHelp },
  doubt: { word: 'Doubt', icon: TriangleAlert },
};
