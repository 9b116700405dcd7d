import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { readStory } from "./story";

/** Above the skeleton, so that what is not there is answered with 404 before anything is sent. */
export default async function StoryLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  if (!(await readStory((await params).id))) notFound();
  return children;
}
