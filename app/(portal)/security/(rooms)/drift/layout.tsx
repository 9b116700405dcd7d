// Drift is for security alone; said before the page begins to be sent.
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { scopedViewer } from "../../scoped-viewer";

export default async function DriftLayout({ children }: { children: ReactNode }) {
  if (!(await scopedViewer()).isSecurity) notFound();
  return children;
}
