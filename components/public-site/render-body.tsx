import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { SitePage } from '#lib/public-site/site-page.ts';
import { ClaimPage } from './claim-page.tsx';
import { CorrectionList } from './correction-list.tsx';
import { EmbedPage } from './embed-page.tsx';
import { FactSheetIndex } from './factsheet-index.tsx';
import { NewsroomPage } from './newsroom-page.tsx';
import { PlainPage } from './plain-page.tsx';
import { PublishedPage } from './published-page.tsx';
import { SiteShell } from './site-shell.tsx';
import { VersionList } from './version-list.tsx';
import { VersionPage } from './version-page.tsx';

/** The markup of a public page's body: a pure function, with no script and no trace of React in it. */
export function renderBody(page: SitePage): string {
  return renderToStaticMarkup(draw(page));
}

function draw(page: SitePage): ReactNode {
  switch (page.kind) {
    case 'list':
      return (
        <SiteShell here="/facts">
          <FactSheetIndex sheets={page.sheets} query={page.query} />
        </SiteShell>
      );
    case 'newsroom':
      return (
        <SiteShell>
          <NewsroomPage newsroom={page.newsroom} sheets={page.sheets} />
        </SiteShell>
      );
    case 'sheet':
      return (
        <SiteShell>
          <PublishedPage sheet={page.sheet} />
        </SiteShell>
      );
    case 'version':
      return (
        <SiteShell>
          <VersionPage sheet={page.sheet} />
        </SiteShell>
      );
    case 'history':
      return (
        <SiteShell>
          <VersionList versions={page.versions} compared={page.compared} />
        </SiteShell>
      );
    case 'corrections':
      return (
        <SiteShell {...(page.sheet === null && { here: '/facts/corrections' })}>
          <CorrectionList corrections={page.corrections} of={page.sheet} />
        </SiteShell>
      );
    case 'claim':
      return (
        <SiteShell>
          <ClaimPage published={page.claim} embedCode={page.embedCode} />
        </SiteShell>
      );
    case 'embed':
      return <EmbedPage published={page.claim} />;
    case 'missing':
      return (
        <SiteShell>
          <PlainPage title="There is nothing here">
            No fact sheet, claim or version was published at this address.
          </PlainPage>
        </SiteShell>
      );
    case 'unavailable':
      return (
        <SiteShell>
          <PlainPage title="Not available just now">
            We cannot reach this page at the moment. Please come back in a minute.
          </PlainPage>
        </SiteShell>
      );
  }
}
