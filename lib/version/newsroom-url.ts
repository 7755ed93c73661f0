/** The address of a newsroom's public page. `siteUrl` without a trailing slash. */
export function newsroomUrl(siteUrl: string, slug: string): string {
  return `${siteUrl}/facts/newsrooms/${slug}`;
}
