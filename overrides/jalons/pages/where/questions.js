// @ts-check
// The questions of "where am I" on the page: the one that is asked, and what was said to those before it.

import { nextQuestion } from "../../shared/decisions/answers.js"
import { all, data, one } from "../../shared/dom.js"
import { word } from "../../shared/page.js"

export const form = one("[data-questions]", HTMLFormElement)

export const questions = all("[data-question]", HTMLElement, form).map((element) => {
  const boxes = all("[type=radio]", HTMLInputElement, element)
  return {
    element, boxes,
    id: data(element, "question"),
    onlyIf: /** @type {Record<string, string[]>} */ (JSON.parse(data(element, "onlyIf"))),
    replies: boxes.map(({ value }) => value),
  }
})

/** @typedef {typeof questions[number]} AskedQuestion */

/**
 * The box of a reply.
 *
 * @param {AskedQuestion} question
 * @param {string | undefined} reply
 */
const boxOf = ({ boxes }, reply) => boxes.find(({ value }) => value === reply)

/**
 * How the reply given to a question is repeated as a reason.
 *
 * @param {AskedQuestion} question
 * @param {ReadonlyMap<string, string>} answers
 */
export const because = (question, answers) => boxOf(question, answers.get(question.id))?.dataset.because ?? ""

/**
 * Shows the question that these answers leave open, and what was said before; gives that question, or null.
 *
 * @param {ReadonlyMap<string, string>} answers
 * @param {ReadonlyMap<string, string>} remembered replies that stay chosen when a question is asked again
 */
export function showQuestions(answers, remembered) {
  const next = nextQuestion(questions, answers)
  for (const question of questions) showQuestion(question, question === next, answers.get(question.id), remembered.get(question.id))
  form.classList.toggle("questions--done", !next)
  one("[data-continue]", HTMLElement, form).hidden = !next
  one("[data-again]", HTMLElement, form).hidden = answers.size === 0
  one("[data-missing]", HTMLElement, form).textContent = ""
  one("[data-progress]", HTMLElement, form).textContent = next ? word("where-question", { n: answers.size + 1 }) : ""
  return next
}

/**
 * @param {AskedQuestion} question
 * @param {boolean} asked whether it is the one that is asked now
 * @param {string | undefined} reply
 * @param {string | undefined} before the reply that it had before
 */
function showQuestion(question, asked, reply, before) {
  const { element, boxes } = question
  element.hidden = !asked && reply === undefined
  one("[data-asking]", HTMLElement, element).hidden = !asked
  one("[data-said]", HTMLElement, element).hidden = asked
  for (const box of boxes) box.checked = box.value === (reply ?? before)
  if (reply !== undefined) one("[data-reply]", HTMLElement, element).textContent = boxOf(question, reply)?.parentElement?.textContent.trim() ?? ""
}
