// Finds sections in the index that website/publish/search.py makes of records.py. A module, loaded with Pagefind at the first search.
const RANKING = {termFrequency: 0.5, pageLength: 0.4, termSaturation: 1.4}
const CANDIDATES = 16, SHOWN = 10
const IDLE = new Set(("a an the of to in on for with and or is are be do does did how what why when which i my me it "
  + "its this that can not you your use using get").split(" "))
const ASKING = /怎么样?|怎样|如何|为什么|什么是|是什么|什么|哪里|哪些|多少|一下|[的了吗呢呀是办在把被与和及或]/g
const ELSEWHERE = new RegExp("\\b(cnns?|conv(olution(s|al)?|[12]d|nets?)|transformers?|(self[- ])?attention|rnns?|lstms?|grus?|gans?|diffusion"
  + "|reinforcement|bert|gpt|llms?)\\b|卷积|变换器|注意力|循环神经|循环网络|长短期|生成对抗|对抗网络|扩散模型|强化学习|大模型|语言模型", "i")

// What is looked for: names, and pairs of Chinese characters; numbers only if there is nothing else.
export function words(query) {
  const found = []
  for (const [word] of query.replace(ASKING, " ").matchAll(/[A-Za-z0-9_]+|[㐀-鿿]+/g)) {
    if (/[㐀-鿿]/.test(word)) for (let n = 0; n < Math.max(1, word.length - 1); n++) found.push(word.slice(n, n + 2))
    else found.push(word.replaceAll("_", "").toLowerCase())
  }
  const telling = found.filter(word => !/^\d+(x\d+)*$/.test(word) && !IDLE.has(word) && word)
  return [...new Set(telling.length ? telling : found)]
}

// What is marked of a query: its words wherever one begins, underscores or not.
export function pattern(query) {
  const parts = words(query).map(word => /[㐀-鿿]/.test(word) ? word : `(?<![A-Za-z0-9])${[...word].join("_*")}`)
  return parts.length ? new RegExp(parts.join("|"), "gi") : /(?!)/g
}

export const elsewhere = query => ELSEWHERE.test(query) // what other courses teach

const latin = word => /[㐀-鿿]/.test(word) ? `x${[...word].map(han => han.charCodeAt().toString(16)).join("x")}x` : word // as in the index

const plain = text => text.toLowerCase().replace(/[\s"'“”‘’`_]+/g, "")

function likeness(some, others) { // the share of words that are in both
  const both = some.filter(word => others.includes(word)).length
  return both / (some.length + others.length - both)
}

async function sections(pagefind, wanted, query) {
  const scores = new Map()
  for (const word of wanted) {
    for (const result of (await pagefind.search(latin(word))).results) {
      const entry = scores.get(result.id) ?? {sum: 0, hits: 0, result}
      entry.sum += result.score
      entry.hits += 1
      scores.set(result.id, entry)
    }
  }
  const loose = entry => entry.sum * (entry.hits / wanted.length) ** 2
  const best = [...scores.values()].sort((a, b) => loose(b) - loose(a)).slice(0, CANDIDATES)
  const found = await Promise.all(best.map(async entry => {
    const {meta: section} = await entry.result.data() // asked of the result itself: Pagefind forgets those that nobody holds
    const {title, text, synonyms, boost} = section
    const all = plain(`${title} ${synonyms} ${text}`)
    const alike = Math.max(...[title, ...synonyms.split(",")].map(name => likeness(wanted, words(name))))
    return {...section, all, score: loose(entry) * boost * (all.includes(plain(query)) ? 2 : 1) * (1 + 3 * alike)}
  }))
  return found.sort((a, b) => b.score - a.score)
}

function mistakes(word, other) { // letters that are missing, too many, wrong, or changed with their neighbour
  const rows = [[...other, ""].map((_, n) => n)]
  for (let i = 1; i <= word.length; i++) {
    rows.push([i])
    for (let j = 1; j <= other.length; j++) {
      const wrong = word[i - 1] === other[j - 1] ? 0 : 1
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + wrong)
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1])
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1)
    }
  }
  return rows[word.length][other.length]
}

function corrected(word, known) { // the nearest word of a title, if few letters are wrong
  const near = known.map(other => [mistakes(word, other), other]).sort(([a], [b]) => a - b)[0]
  return near && near[0] <= word.length / 4 ? near[1] : word
}

// Pagefind shortens a word that it does not know until something begins so: that is no match.
const matches = ({all}, wanted) => wanted.some(word => all.includes(word.slice(0, Math.max(4, Math.ceil(word.length * 0.6)))))

// What a query finds, best first; a word that none of it has is taken for mistyped.
async function find(pagefind, known, query) {
  let wanted = words(query), found = await sections(pagefind, wanted, query)
  const right = wanted.map(word => /^[a-z]{4,}$/.test(word) && !found.some(({all}) => all.includes(word)) ? corrected(word, known) : word)
  if (right.some((word, n) => word !== wanted[n])) found = await sections(pagefind, right, query = right.join(" "))
  return {query, sections: found.filter(section => matches(section, right)).slice(0, SHOWN)}
}

// Resolves to a function that finds sections. Where browsers would remember a failure, the address is new.
export async function open(address) {
  const pagefind = (await import(address)).createInstance({ranking: RANKING, noWorker: true}) // a worker is 10 kB more
  await pagefind.init()
  const known = await (await fetch(new URL("words.json", address))).json()
  return query => find(pagefind, known, query)
}
