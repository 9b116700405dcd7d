/** The browser's end of the live stream: a SharedWorker where there is one, else an EventSource. No React. */
import { type LiveEvent, readLiveEvent } from "./live-event";

/** connecting: not yet, or nobody listens; live: events arrive; lost: they do not, and it tries again. */
export type LiveStatus = "connecting" | "live" | "lost";

/** What the link tells its one listener. */
export interface LiveListener {
  status(status: LiveStatus): void;
  event(event: LiveEvent): void;
}

const address = "/api/live";
const names = ["hello", "change", "ping", "refresh"];

/** Opens the link; the answer closes it. Both ways try again by themselves when the connection breaks. */
export function openLiveLink(listener: LiveListener): () => void {
  return typeof SharedWorker === "undefined" ? openStream(listener) : openWorker(listener);
}

function openWorker(listener: LiveListener): () => void {
  const worker = new SharedWorker("/live-worker.js", { name: "catraca-live" });
  worker.onerror = () => listener.status("lost");
  worker.port.onmessage = ({ data: message }) => {
    if (message.kind === "event") receive(listener, message.name, message.data);
    else listener.status(message.kind);
  };
  const join = () => worker.port.postMessage("join");
  const leave = () => worker.port.postMessage("leave");
  // A page may be kept and shown again; a tab that is closed says nothing else.
  window.addEventListener("pageshow", join);
  window.addEventListener("pagehide", leave);
  join();
  return () => {
    window.removeEventListener("pageshow", join);
    window.removeEventListener("pagehide", leave);
    leave();
    worker.port.close();
  };
}

function openStream(listener: LiveListener): () => void {
  let stream: EventSource;
  let retry: ReturnType<typeof setTimeout>;
  function open() {
    stream = new EventSource(address);
    stream.onopen = () => listener.status("live");
    stream.onerror = () => {
      listener.status("lost");
      if (stream.readyState === EventSource.CLOSED) retry = setTimeout(open, 10_000);
    };
    for (const name of names) {
      stream.addEventListener(name, (event) => receive(listener, name, event.data));
    }
  }
  open();
  return () => {
    clearTimeout(retry);
    stream.close();
  };
}

function receive(listener: LiveListener, name: string, data: string): void {
  const event = readLiveEvent(name, data);
  if (!event) return;
  listener.status("live");
  listener.event(event);
}
