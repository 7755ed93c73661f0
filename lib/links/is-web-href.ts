/** Whether a link leads to the web and nowhere else: absolute, http or https. */
export function isWebHref(href: string): boolean {
  const url = URL.parse(href);
  return url?.protocol === 'https:' || url?.protocol === 'http:';
}
