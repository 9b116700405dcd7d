import { redirect } from "next/navigation";

/** The portal opens on what one has. */
export default function Root() {
  redirect("/access");
}
