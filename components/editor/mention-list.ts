import { type EditorState, PluginKey } from '@tiptap/pm/state';
import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';

/** A member who can be mentioned. */
export type Mentionable = { readonly id: string; readonly name: string };

const MARGIN_PX = 8;

/** Keeps the list within the window's width, however long the names are: flipping alone may put it outside. */
const WITHIN_WINDOW = {
  name: 'withinWindow',
  fn: ({ x, rects }: { x: number; rects: { floating: { width: number } } }) => {
    const endPx = document.documentElement.clientWidth - rects.floating.width - MARGIN_PX;
    return { x: Math.max(MARGIN_PX, Math.min(x, endPx)) };
  },
};

type Chosen = { id: string | null; label?: string | null };
type Props = SuggestionProps<Mentionable, Chosen>;

const MENTION_LIST = new PluginKey<{ active: boolean }>('mentionList');

/** Whether the list of members is open in the editor. */
export function isMentionListOpen(state: EditorState): boolean {
  return MENTION_LIST.getState(state)?.active === true;
}

/** The list of members that opens after "@": arrows move, Enter or Tab chooses, Escape closes it. */
export function offerMembers(members: readonly Mentionable[]): Omit<SuggestionOptions<Mentionable, Chosen>, 'editor'> {
  return {
    char: '@',
    pluginKey: MENTION_LIST,
    floatingUi: { middleware: [WITHIN_WINDOW] },
    items: ({ query }) => members.filter(({ name }) => matches(name, query)).slice(0, 8),
    render: () => {
      const list = document.createElement('div');
      let unmount: (() => void) | undefined;
      let props: Props | undefined;
      let at = 0;
      const choose = (index: number) => {
        const member = props?.items[index];
        if (member) props?.command({ id: member.id, label: member.name });
      };
      const draw = (next: Props) => {
        props = next;
        at = Math.min(at, Math.max(0, next.items.length - 1));
        drawList(list, next.items, at, choose);
      };
      return {
        onStart: (first) => {
          draw(first);
          unmount = first.mount(list);
        },
        onUpdate: draw,
        onKeyDown: ({ event }) => {
          const count = props?.items.length ?? 0;
          if (count === 0 || !props) return false;
          if (event.key === 'Enter' || event.key === 'Tab') {
            choose(at);
            return true;
          }
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step === 0) return false;
          at = (at + step + count) % count;
          drawList(list, props.items, at, choose);
          list.children[at]?.scrollIntoView({ block: 'nearest' });
          return true;
        },
        onExit: () => unmount?.(),
      };
    },
  };
}

function drawList(
  list: HTMLElement,
  members: readonly Mentionable[],
  at: number,
  choose: (index: number) => void,
): void {
  list.className = 'mention-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Members to mention');
  list.replaceChildren(
    ...members.map(({ name }, index) => {
      const option = document.createElement('div');
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', String(index === at));
      option.textContent = name;
      // Before the editor loses the focus.
      option.addEventListener('mousedown', (event) => {
        event.preventDefault();
        choose(index);
      });
      return option;
    }),
  );
  if (members.length > 0) return;
  const noMatch = document.createElement('div');
  noMatch.setAttribute('role', 'status');
  noMatch.textContent = 'No member with this name';
  list.append(noMatch);
}

/** Whether a word of the name begins with the query. */
function matches(name: string, query: string): boolean {
  const wanted = query.toLocaleLowerCase('en');
  return name
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .some((word) => word.startsWith(wanted));
}
