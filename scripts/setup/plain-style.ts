import postcss from 'postcss';

/**
 * Tailwind declares its own properties with `@property`, and once more in a layer for engines without it. The Nu checker knows no
 * `@property`; the layer alone, for every engine, does the same.
 */
export function writePlainStyle(css: string): string {
  const root = postcss.parse(css);
  root.walkAtRules('property', (rule) => {
    rule.remove();
  });
  root.walkAtRules('layer', (layer) => {
    if (layer.params !== 'properties') return;
    layer.walkAtRules('supports', (supports) => {
      supports.replaceWith(supports.nodes ?? []);
    });
  });
  return root.toString();
}
