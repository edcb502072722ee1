// @ts-check
// Which questions are put, which answers count, and what they fit: decided here as scripts/jalons/path/answers.py does.
// The build needs it for the printed list, the page for whoever answers; tests/decisions/answers.json holds both.

/**
 * @typedef {Readonly<Record<string, readonly string[]>>} Wanted by question the replies that fit
 * @typedef {ReadonlyMap<string, string>} Answers by question the reply that the reader chose
 * @typedef {{ id: string, onlyIf: Wanted, replies: readonly string[] }} Question
 */

/**
 * Whether every line is answered, and answered so; what was not asked fits no line.
 *
 * @param {Wanted} wanted
 * @param {Answers} answers
 */
export function fits(wanted, answers) {
  return Object.entries(wanted).every(([question, replies]) => replies.includes(answers.get(question) ?? ""))
}

/**
 * Whether nothing that the reader said speaks against it; what they were not asked does not.
 *
 * @param {Wanted} wanted
 * @param {Answers} answers
 * @param {Wanted} [unless] it is not for whoever answered every line of this so
 */
export function concerns(wanted, answers, unless = {}) {
  if (Object.keys(unless).length && fits(unless, answers)) return false
  return Object.entries(wanted).every(([question, replies]) => replies.includes(answers.get(question) ?? replies[0] ?? ""))
}

/**
 * The first question that these answers leave open; null where nothing more is asked.
 *
 * @template {Question} Q
 * @param {readonly Q[]} questions
 * @param {Answers} answers
 * @returns {Q | null}
 */
export function nextQuestion(questions, answers) {
  return questions.find(({ id, onlyIf }) => !answers.has(id) && fits(onlyIf, answers)) ?? null
}

/**
 * What was said, in the order of the questions, without answers to questions that are not put to whoever says so and
 * replies not offered.
 *
 * @param {readonly Question[]} questions
 * @param {Answers} said
 * @returns {Map<string, string>}
 */
export function validAnswers(questions, said) {
  /** @type {Map<string, string>} */
  const answers = new Map()
  for (const { id, onlyIf, replies } of questions) {
    const reply = said.get(id)
    if (reply !== undefined && replies.includes(reply) && fits(onlyIf, answers)) answers.set(id, reply)
  }
  return answers
}
