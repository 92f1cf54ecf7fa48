// A browser starts no worker from file:. This one runs in a hidden frame, so its script has a window of its own.
if (location.protocol === "file:") window.Worker = class extends EventTarget {
  constructor(url) {
    super()
    const frame = document.body.appendChild(document.createElement("iframe"))
    frame.hidden = true
    this.inside = frame.contentWindow
    this.inside.postMessage = data => this.dispatchEvent(new MessageEvent("message", {data}))
    const script = this.inside.document.createElement("script")
    script.src = url
    this.ready = new Promise(loaded => script.addEventListener("load", loaded))
    this.inside.document.head.append(script)
  }
  postMessage(data) {
    this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", {data})))
  }
}
