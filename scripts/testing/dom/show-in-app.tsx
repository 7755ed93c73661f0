import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime.js';
import type { ComponentProps, ReactNode } from 'react';

type Router = NonNullable<ComponentProps<typeof AppRouterContext.Provider>['value']>;

/** Puts what a test shows within the app's router; `push` is given the addresses that it is sent to. */
export function showInApp(children: ReactNode, push: (address: string) => void = () => undefined): ReactNode {
  const nothing = () => undefined;
  const router: Router = {
    ...{ back: nothing, forward: nothing, refresh: nothing, hmrRefresh: nothing, replace: nothing, prefetch: nothing },
    ...{ push, bfcacheId: '' },
  };
  return <AppRouterContext.Provider value={router}>{children}</AppRouterContext.Provider>;
}
