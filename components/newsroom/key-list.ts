type Keys = readonly (readonly [key: string, action: string])[];

/** Every single key of the app by the place where it acts; the article's own list has the rest of its keys. */
export const KEY_LIST: readonly { readonly place: string; readonly keys: Keys }[] = [
  {
    place: 'Everywhere',
    keys: [
      ['?', 'this list'],
      ['Escape', 'close a dialog'],
    ],
  },
  {
    place: 'Claims',
    keys: [
      ['J, K', 'next and previous claim'],
      ['Enter', 'open it'],
      ['/', 'search'],
      ['M', 'show where you can act'],
      ['N', 'begin a claim'],
    ],
  },
  {
    place: 'Review',
    keys: [
      ['J, K', 'next and previous claim'],
      ['A, C, X', 'begin to approve, to ask for changes, to reject'],
      ['Ctrl Enter', 'confirm what was begun'],
      ['U', 'undo it while it can be undone'],
      ['L', 'say that you have looked again'],
    ],
  },
  {
    place: 'Where else is this said?',
    keys: [
      ['J, K', 'next and previous passage'],
      ['S, C, X', 'link it: supports, contradicts, context'],
      ['D', 'dismiss it'],
    ],
  },
  {
    place: 'Articles',
    keys: [
      ['A', 'annotate the selected passage'],
      ['C', 'make a claim of it'],
      ['E', 'link it as evidence'],
      ['W', 'look where else it is said'],
      ['J, K', 'next and previous annotation'],
    ],
  },
];
