import { expect, test } from 'vitest';
import { orderByLikeness } from './order-by-likeness.ts';

const order = (texts: string[], text: string) =>
  orderByLikeness(
    texts.map((one) => ({ text: one })),
    text,
  ).map((one) => one.text);

test('[C13] what a claim may be a duplicate of is listed with the likest first, and the others as they stood', () => {
  const storm = 'The storm came from the north.';
  const price = 'Tickets cost 40 euros.';
  const captain = 'The captain, Ilmar Tosk, was away from the bridge.';
  const duplicate = 'Ilmar Tosk was not on the bridge when the ferry struck.';
  expect(
    order([storm, price, captain, duplicate], 'Captain Tosk was not on the bridge when the Vesna struck.'),
  ).toEqual([duplicate, captain, storm, price]);
  expect(order([storm, price], 'Nothing of this.')).toEqual([storm, price]);
});

test('[C13] a number in words is the same number in figures, and short words make nothing alike', () => {
  const twelve = '12 people died.';
  const filler = 'It was on the sea at the end of it.';
  expect(order([filler, twelve], 'It was twelve of them.')).toEqual([twelve, filler]);
});
