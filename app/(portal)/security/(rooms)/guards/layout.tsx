// Guards speak of all accounts: for security alone; said before the page begins to be sent.
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { scopedViewer } from "../../scoped-viewer";

export default async function GuardsLayout({ children }: { children: ReactNode }) {
  if (!(await scopedViewer()).isSecurity) notFound();
  return children;
}
