// Before any of these pages begins to be sent: whoever may not be here gets "not found", with that status.
import type { ReactNode } from "react";
import { scopedViewer } from "../scoped-viewer";

export default async function RoomsLayout({ children }: { children: ReactNode }) {
  await scopedViewer();
  return children;
}
