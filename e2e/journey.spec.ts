import { expect } from '@playwright/test';
import { annotateByKeyboard, annotateTogether, NOTE } from './journey/annotate.ts';
import { bringIn } from './journey/bring-in.ts';
import { begin } from './journey/cast.ts';
import { CLAIM_TEXT, linkSuggestion, makeClaim } from './journey/link-evidence.ts';
import { publish, readAsPublic } from './journey/publish.ts';
import { answerTheRequest, approve, askForChanges } from './journey/review.ts';
import { settleObjection, voteAgain, voteBlind } from './journey/vote.ts';
import { test } from './own-server.ts';
import { open } from './people.ts';

const JOURNEY_LIMIT_MS = 240_000;

test('[J1] from four files to a fact sheet that the public reads, and all of it there after a restart', async ({
  browser,
  ownServer,
}, testInfo) => {
  test.setTimeout(JOURNEY_LIMIT_MS);
  const journey = await begin(browser, ownServer.url);
  const { newsroom, story, first, reader } = journey;
  const { step } = test;

  const [articlePath = '', otherPath = ''] = await step('1. articles come in by command, by paste and by upload', () =>
    bringIn(journey, testInfo.outputPath('articles')),
  );
  await step('2. two editors annotate one article together', () => annotateTogether(journey, articlePath));
  await step('2. and with the keyboard alone; one’s own can be removed', () => annotateByKeyboard(journey));
  const claimPath = await step('3. a highlight becomes a claim, a passage of another article evidence for it', () =>
    makeClaim(journey, otherPath),
  );
  await step('3. "Where else is this said?" links a passage with one key', () => linkSuggestion(journey));
  await step('4. three vote blind; the close reveals ratings and reasons to all', () => voteBlind(journey, claimPath));
  await step('4. an objection is settled', () => settleObjection(journey));
  await step('4. one changes their mind in round 2, and consensus is reached', () => voteAgain(journey, claimPath));
  await step('5. the reviewer asks for changes; neither an editor nor the author can decide', () =>
    askForChanges(journey, claimPath),
  );
  await step('5. the author sees it first, asks for a reply and sends it again', () => answerTheRequest(journey));
  await step('5. the reviewer approves', () => approve(journey, claimPath));

  const sheetPath = `/stories/${story.id}/factsheet`;
  const slug = `journey-${newsroom.slug}`;
  await step('6. two editors write the fact sheet together, place the claim and publish', () =>
    publish(journey, sheetPath, slug),
  );
  await step('7. signed out and without scripts the public reads it, and can check it', () =>
    readAsPublic(journey, slug),
  );

  await step('8. after a restart all of it is still there', async () => {
    await ownServer.restart();
    await open(first, articlePath);
    const card = first.getByRole('article', { name: 'Annotation by First Editor' });
    await expect(card).toContainText(NOTE);
    await expect(card).toContainText('Agreed, I asked them.');
    await open(first, claimPath);
    await expect(first.getByRole('region', { name: 'Both rounds' })).toContainText('third-reason');
    await open(first, sheetPath);
    await expect(first.getByRole('textbox', { name: 'Standfirst' })).toContainText('The ministry has named the dead.');
    await reader.goto(`/facts/${slug}`);
    await expect(reader.getByText(CLAIM_TEXT).first()).toBeVisible();
  });
});
