/*
 * One stream of live events for all tabs of a browser: a SharedWorker that holds a single EventSource, since a
 * browser opens at most six connections to a server over HTTP/1.1. Plain JavaScript, served as it is.
 *
 * A tab sends "join" and "leave". It gets { kind: "live" }, { kind: "lost" } and { kind: "event", name, data },
 * where name and data are those of the server-sent event.
 */
const address = "/api/live";
const names = ["hello", "change", "ping", "refresh"];
const longestWaitMs = 30_000;

/** @type {Set<MessagePort>} */
const tabs = new Set();
/** @type {EventSource | undefined} */
let stream;
let retry = 0;
let attempts = 0;
let status = "connecting";

function tell(message) {
  if (message.kind !== "event") status = message.kind;
  for (const tab of tabs) tab.postMessage(message);
}

function open() {
  clearTimeout(retry);
  stream?.close();
  stream = new EventSource(address);
  stream.onopen = () => {
    attempts = 0;
    tell({ kind: "live" });
  };
  stream.onerror = () => {
    tell({ kind: "lost" });
    // The browser tries again by itself unless the server refused; then we do, ever more slowly.
    if (stream?.readyState !== EventSource.CLOSED) return;
    attempts += 1;
    retry = setTimeout(open, Math.min(longestWaitMs, 1_000 * 2 ** attempts));
  };
  for (const name of names) {
    stream.addEventListener(name, (event) => tell({ kind: "event", name, data: event.data }));
  }
}

function leave(tab) {
  tabs.delete(tab);
  if (tabs.size > 0) return;
  clearTimeout(retry);
  stream?.close();
  stream = undefined;
  status = "connecting";
}

self.onconnect = (connection) => {
  const [tab] = connection.ports;
  tab.onmessage = (message) => {
    if (message.data === "leave") {
      leave(tab);
      return;
    }
    tabs.add(tab);
    if (stream) tab.postMessage({ kind: status });
    else open();
  };
};
