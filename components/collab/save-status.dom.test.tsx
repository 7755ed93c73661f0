import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SaveStatus } from './save-status.tsx';

test('[M14] the sign-in of a draft whose session ended leads back to the page that it is on', () => {
  window.history.replaceState(null, '', '/stories/5/articles/7?start=3&end=9');
  render(<SaveStatus status={{ state: 'signed-out', label: 'Signed out' }} />);
  const path = encodeURIComponent('/stories/5/articles/7?start=3&end=9');
  expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe(`/signin?callbackUrl=${path}`);
});
