import type { Browser, Page } from '@playwright/test';
import { type BuiltNewsroom, type BuiltStory, buildNewsroom, buildStory } from '#seeds/factories.server.ts';
import { buildPerson, signIn, signInOnPage } from '../people.ts';

/** Who takes part, each in a browser of their own, and in what. */
export type Journey = {
  newsroom: BuiltNewsroom;
  story: BuiltStory;
  first: Page;
  second: Page;
  third: Page;
  reviewer: Page;
  observer: Page;
  /** The public: signed out, without scripts. */
  reader: Page;
};

/** A newsroom with an empty story: three editors, a reviewer and an observer are signed in; there is an admin too. */
export async function begin(browser: Browser, url: string): Promise<Journey> {
  const newsroom = await buildNewsroom();
  const inNewsroom = { newsroomId: newsroom.id };
  const first = await buildPerson({ ...inNewsroom, name: 'First Editor', colour: 0 });
  const second = await buildPerson({ ...inNewsroom, name: 'Second Editor', colour: 1 });
  const third = await buildPerson({ ...inNewsroom, name: 'Third Editor', colour: 2 });
  const reviewer = await buildPerson({ ...inNewsroom, name: 'Reviewer', role: 'reviewer', colour: 3 });
  const observer = await buildPerson({ ...inNewsroom, name: 'Observer', role: 'observer', colour: 4 });
  await buildPerson({ ...inNewsroom, name: 'Admin', role: 'admin', colour: 5 });
  return {
    newsroom,
    story: await buildStory({ actor: first }),
    first: await signInOnPage(browser, url, first),
    second: await signIn(browser, url, second),
    third: await signIn(browser, url, third),
    reviewer: await signIn(browser, url, reviewer),
    observer: await signIn(browser, url, observer),
    reader: await (await browser.newContext({ baseURL: url, javaScriptEnabled: false })).newPage(),
  };
}
