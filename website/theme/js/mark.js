// Marks on the page what was searched for. A module, loaded only where a result of the search leads.
import {pattern} from "./ranking.js"

export function mark(query) {
  const article = document.querySelector("article"), wanted = pattern(query), ranges = []
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT,
    text => text.parentElement.closest("svg, math, button, .headerlink, .facts, .provenance") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  while (texts.nextNode()) {
    for (const {index, 0: {length}} of texts.currentNode.data.matchAll(wanted)) {
      const range = new Range()
      range.setStart(texts.currentNode, index)
      range.setEnd(texts.currentNode, index + length)
      ranges.push(range)
    }
  }
  CSS.highlights?.set("searched", new Highlight(...ranges)) // the page itself stays as it is
}
