import { act, render } from '@testing-library/react';
import { type ComponentProps, useEffect } from 'react';
import type * as Y from 'yjs';
import { describeSelection, type Selector, type Span } from '#lib/anchoring/selector.ts';
import { addAnnotation, findNote } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { splitBlocks } from '#lib/article/split-blocks.ts';
import { ArticleText } from './article-text.tsx';
import { type ArticleHandle, type ArticleView, useArticle } from './use-article.ts';

/*
 * For tests of the reader's hooks: an article on the page, selections in it, and annotations of it.
 */

/** Three blocks, one after the other. */
export const TEXT =
  'The harbour was closed on Monday. A storm was the cause.\nThe mayor denied it.\nShips waited outside.';

type ArticlePageProps = { text: string; handle: ArticleHandle } & ComponentProps<'section'>;

/** The article's text as the reader has it, with the layer under it; what else is given goes to its region. */
export function ArticlePage({ text, handle, ...region }: ArticlePageProps) {
  return (
    <>
      <div ref={handle.layerRef} />
      <section ref={handle.regionRef} aria-label="Article" {...region}>
        <ArticleText text={text} blocks={splitBlocks(text)} cited={[]} storyId="1" />
      </section>
    </>
  );
}

/** Puts the article on the page and gives what the reader's hooks make of it. */
export function showArticle(text = TEXT): ArticleView {
  const shown: { article?: ArticleView | null } = {};
  render(<Page text={text} onShow={(article) => Object.assign(shown, { article })} />);
  if (!shown.article) throw new Error('the article was not mapped');
  return shown.article;
}

function Page({ text, onShow }: { text: string; onShow: (article: ArticleView | null) => void }) {
  const handle = useArticle();
  useEffect(() => {
    onShow(handle.article);
  });
  return <ArticlePage text={text} handle={handle} />;
}

/** Where the words stand in the text, at their first occurrence. */
export function spanOf(words: string, text = TEXT): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in the text`);
  return { start, end: start + words.length };
}

/** The selector of the words, at their first occurrence. */
export function selectorOf(words: string, text = TEXT): Selector {
  const { start, end } = spanOf(words, text);
  return describeSelection(text, start, end);
}

/** Selects the words as a mouse does, from their beginning to their end. */
export function selectWords({ map }: ArticleView, words: string, text = TEXT): void {
  const { start, end } = spanOf(words, text);
  const [from, to] = [map.toPoint(start, 'start'), map.toPoint(end, 'end')];
  if (!from || !to) throw new Error('the article has no text');
  act(() => document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset));
}

/** Annotates the words in the shared draft, with a note where one is given; gives the annotation's id. */
export function annotateWords(ydoc: Y.Doc, words: string, author: string, note = ''): string {
  const id = newId();
  act(() => {
    addAnnotation(ydoc, { id, author, selector: selectorOf(words), kind: 'note' });
    const fragment = findNote(ydoc, id);
    if (fragment && note !== '') writeRichText(fragment, note);
  });
  return id;
}
