// @ts-check
// Looks things up on the page by selector and type, and clones the page's templates.

/**
 * The first element that a selector finds.
 *
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [within]
 * @returns {T}
 * @throws {TypeError} none is there, or it is of another type
 */
export function one(selector, type, within = document) {
  const found = maybe(selector, type, within)
  if (!found) throw new TypeError(`${selector} is not on the page`)
  return found
}

/**
 * The first element that a selector finds; null where there is none.
 *
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [within]
 * @returns {T | null}
 * @throws {TypeError} it is of another type
 */
export function maybe(selector, type, within = document) {
  const found = within.querySelector(selector)
  return found && typed(found, type, selector)
}

/**
 * All elements that a selector finds, in the order of the page.
 *
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [within]
 * @returns {T[]}
 * @throws {TypeError} one of them is of another type
 */
export function all(selector, type, within = document) {
  return [...within.querySelectorAll(selector)].map((found) => typed(found, type, selector))
}

/**
 * What an attribute data-NAME holds, in the writing of `dataset`: "ifAnswered" for data-if-answered.
 *
 * @param {HTMLElement | SVGElement} element
 * @param {string} name
 * @throws {TypeError} the element has no such attribute
 */
export function data(element, name) {
  const value = element.dataset[name]
  if (value === undefined) throw new TypeError(`<${element.localName}> has no ${name} in its data`)
  return value
}

/** What was cloned from a template: its one element, and the parts of it that have names. */
export class Clone {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element
  }

  /**
   * The part with this data-part, which may be the whole element.
   *
   * @template {Element} T
   * @param {string} name
   * @param {new () => T} type
   * @returns {T}
   * @throws {TypeError} none is there, or it is of another type
   */
  part(name, type) {
    const selector = `[data-part="${name}"]`
    return this.element.matches(selector) ? typed(this.element, type, selector) : one(selector, type, this.element)
  }

  /**
   * Puts words into parts of the element; gives the clone.
   *
   * @param {Readonly<Record<string, string>>} words what each part says
   */
  say(words) {
    for (const [name, text] of Object.entries(words)) this.part(name, HTMLElement).textContent = text
    return this
  }
}

/**
 * A copy of the one element in <template data-template="NAME">.
 *
 * @param {string} name
 * @throws {TypeError} the page has no such template, or it is empty
 */
export function clone(name) {
  const template = one(`template[data-template="${name}"]`, HTMLTemplateElement)
  return new Clone(one("*", HTMLElement, document.importNode(template.content, true)))
}

/**
 * @template {Element} T
 * @param {Element} found
 * @param {new () => T} type
 * @param {string} selector
 * @returns {T}
 */
function typed(found, type, selector) {
  if (!(found instanceof type)) throw new TypeError(`${selector} is <${found.localName}>, no ${type.name}`)
  return found
}
