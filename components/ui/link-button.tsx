/** A link that looks like a button: it leads somewhere, it changes nothing. */
import type { ComponentProps } from "react";
import { AppLink } from "./app-link";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";

type LinkButtonProps = Omit<ComponentProps<"a">, "href" | "ref"> & {
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
};

/** Leads within the portal; an address with a scheme (the AWS console) opens in a new tab. */
export function LinkButton({
  variant = "secondary",
  size = "normal",
  className,
  href,
  ...props
}: LinkButtonProps) {
  const style = buttonStyle(variant, size, className);
  if (/^[a-z]+:/i.test(href)) {
    return <a {...props} href={href} target="_blank" rel="noreferrer" className={style} />;
  }
  return <AppLink {...props} href={href} className={style} />;
}
