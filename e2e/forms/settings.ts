import { expect, type Page } from '@playwright/test';
import { db } from '#lib/db.server.ts';
import { buildMember } from '#seeds/factories.server.ts';
import { buildPerson, open, PASSWORD } from '../people.ts';
import { expectField, press, type Walk } from './form.ts';

/** Members and the rule are changed; then the person signs out and in. */
export async function walkSettings(): Promise<Walk> {
  const person = await buildPerson({ role: 'admin', name: 'Ad Min' });
  const { newsroomId } = person;
  const colleague = await buildMember({ newsroomId, name: 'Co League' });
  const role = (page: Page) => page.getByLabel('Role of Co League');
  const chooseInMenu = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'Ad Min', exact: true }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  const isSignedOut = (page: Page) => expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  const forms: Walk['forms'] = [
    {
      name: 'Change a role',
      file: 'components/newsroom/member-roles.tsx',
      action: 'changeRoleAction',
      needsReload: true,
      fill: (page) => expect(role(page)).toHaveValue('editor'),
      send: async (page) => {
        await role(page).selectOption('reviewer');
      },
      expectKept: (page) => expect(role(page)).toHaveValue('reviewer'),
      expectDone: async (page) => {
        const read = () => db().member.findUniqueOrThrow({ where: { id: colleague.memberId } });
        await expect.poll(async () => (await read()).role).toBe('reviewer');
        await expect(role(page)).toHaveValue('reviewer');
      },
    },
    {
      name: 'Remove a member',
      file: 'components/newsroom/remove-member.tsx',
      action: 'removeMemberAction',
      fill: press('Remove Co League'),
      send: press('Remove member'),
      expectDone: (page) => expect(role(page)).toHaveCount(0),
    },
    {
      name: 'Save rule',
      file: 'components/newsroom/rule-form.tsx',
      action: 'setRuleAction',
      fill: async (page) => {
        await open(page, '/settings/rules');
        await page.getByLabel('Quorum', { exact: true }).fill('7');
      },
      send: press('Save rule'),
      expectKept: (page) => expectField(page, 'Quorum', '7'),
      expectDone: (page) => expect(page.getByText(/^Saved\./)).toBeVisible(),
    },
    {
      name: 'Sign out everywhere',
      file: 'components/newsroom/use-sign-out.ts',
      action: 'signOutEverywhereAction',
      busyWords: 'Saving what you wrote…',
      fill: (page) => expect(page.getByRole('button', { name: 'Ad Min', exact: true })).toBeVisible(),
      send: async (page) => {
        await chooseInMenu(page, 'Sign out everywhere');
        await press('End all sessions')(page);
      },
      expectDone: isSignedOut,
    },
    {
      name: 'Sign in',
      file: 'components/newsroom/sign-in-form.tsx',
      action: null,
      isSession: true,
      fill: async (page) => {
        await open(page, '/signin');
        await page.getByLabel('E-mail').fill(person.email);
        await page.getByLabel('Password').fill(PASSWORD);
      },
      send: press('Sign in'),
      expectKept: async (page) => {
        await expectField(page, 'E-mail', person.email);
        await expectField(page, 'Password', PASSWORD);
      },
      expectDone: (page) => expect(page.getByRole('heading', { name: 'Stories', level: 1 })).toBeVisible(),
    },
    {
      name: 'Sign out',
      file: 'components/newsroom/use-sign-out.ts',
      action: null,
      isSession: true,
      busyWords: 'Saving what you wrote…',
      fill: (page) => expect(page.getByRole('button', { name: 'Ad Min' })).toBeVisible(),
      send: (page) => chooseInMenu(page, 'Sign out'),
      expectDone: isSignedOut,
    },
  ];
  return { person, address: '/settings/members', forms };
}
