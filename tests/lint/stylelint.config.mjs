// What stylelint asks of style sheets: its standard rules, but for those that follow another style than ours.

const BLOCK = "(md-)?[a-z][a-z0-9]*(-[a-z0-9]+)*";

export default {
  extends: ["stylelint-config-standard"],
  ignoreFiles: ["**/vendor/**"],
  reportNeedlessDisables: true,
  reportDescriptionlessDisables: true,
  rules: {
    // a rule that fits on one line stands on one, so that a component's rules are seen together
    "declaration-block-single-line-max-declarations": null,
    // lines belong together or apart by their meaning
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "rule-empty-line-before": null,
    // it compares selectors of components that never meet on one element
    "no-descending-specificity": null,
    // quotes stand where a value needs them
    "selector-attribute-quotes": null,
    // browsers of older phones, which many readers have, know min-width only
    "media-feature-range-notation": "prefix",
    // block__element--modifier, and the theme's classes
    "selector-class-pattern": `^${BLOCK}(__[a-z0-9]+(-[a-z0-9]+)*)?(--[a-z0-9]+(-[a-z0-9]+)*)?$`,
    // the theme's names
    "custom-property-pattern": "^(md-[a-z-]+|[a-z][a-z0-9]*(-[a-z0-9]+)*)$",
    // names of fonts are written as their makers write them, keywords of SVG as its standard does
    "value-keyword-case": ["lower", { ignoreProperties: ["/font/", "/^--/"], camelCaseSvgKeywords: true }],
    // what browsers still know by these names only, and only harm where they do not
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-text-size-adjust", "-webkit-mask"] }],
  },
  overrides: [
    {
      // sheets for the PDF engine: it has the one font that they name, and knows what CSS has for paged media
      files: ["../../overrides/**/sheets/*.css"],
      rules: {
        "font-family-no-missing-generic-family-keyword": null,
        "declaration-property-value-no-unknown": [true, { ignoreProperties: { "string-set": "/.+/" } }],
      },
    },
  ],
};
