import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { HydrationMark } from '#components/ui/hydration-mark.tsx';

export const metadata: Metadata = {
  title: { default: 'Touchstone', template: '%s · Touchstone' },
  icons: [
    { url: '/favicon.ico', sizes: '48x48' },
    { url: '/favicon.svg', type: 'image/svg+xml' },
  ],
  description: 'Read the coverage together, weigh every claim, publish what stands.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f4' },
    { media: '(prefers-color-scheme: dark)', color: '#171614' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="bg-paper text-ink antialiased">
        {children}
        <HydrationMark />
      </body>
    </html>
  );
}
