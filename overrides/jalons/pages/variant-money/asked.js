// @ts-check
// What readers are asked on "money for me": the questions, which of them are put, and the day.

import { all, data, one } from "../../shared/dom.js"
import { parseDay } from "../../shared/dates.js"
import { validAnswers } from "../../shared/decisions/answers.js"

export const form = one("[data-for-me]", HTMLFormElement)
export const dayField = one("[name=as_of]", HTMLInputElement, form)

export const askings = all("[data-asks]", HTMLElement, form).map((element) => {
  const boxes = all("[type=radio]", HTMLInputElement, element)
  return {
    element, boxes,
    id: data(element, "asks"),
    onlyIf: /** @type {Record<string, string[]>} */ (JSON.parse(data(element, "onlyIf"))),
    replies: boxes.map(({ value }) => value),
  }
})

/** The question of data/questions.yml that asks for the reader's role; empty where none does. */
export const roleQuestion = data(form, "role")

/** The answers that count; a question is shown only to those whom it concerns. */
export function answersChosen() {
  const chosen = askings.map(({ id, boxes }) => /** @type {const} */ ([id, boxes.find(({ checked }) => checked)?.value]))
  const answers = validAnswers(askings, new Map(chosen.flatMap(([id, reply]) => (reply === undefined ? [] : [[id, reply]]))))
  for (const { element, onlyIf } of askings) {
    element.hidden = !Object.entries(onlyIf).every(([name, wanted]) => wanted.includes(answers.get(name) ?? ""))
  }
  return answers
}

/** The day asked for, or that of the guide where what stands in the field is no day. */
export const dayAsked = () => (dayField.value && dayField.validity.valid ? dayField.value : dayField.defaultValue)

/**
 * Chooses a reply, or the day where the name is that of its field; false where the form has no such thing.
 *
 * @param {string} name
 * @param {string} value
 */
export function choose(name, value) {
  if (name === dayField.name) {
    if (!parseDay(value)) return false
    dayField.value = value
    return dayField.value === value && dayField.validity.valid
  }
  const box = askings.find(({ id }) => id === name)?.boxes.find((each) => each.value === value)
  if (box) box.checked = true
  return box !== undefined
}

/**
 * How the reply chosen to a question is repeated as a reason.
 *
 * @param {string} question
 */
export const because = (question) => askings.find(({ id }) => id === question)?.boxes.find(({ checked }) => checked)?.dataset.because ?? ""
