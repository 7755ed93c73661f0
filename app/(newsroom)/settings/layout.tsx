import type { ReactNode } from 'react';
import { SettingsNav } from '#components/newsroom/settings-nav.tsx';

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid gap-6">
      <h1 className="font-semibold font-serif text-3xl">Settings</h1>
      <SettingsNav />
      {children}
    </div>
  );
}
