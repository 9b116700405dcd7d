/** A button that acts on this page. To submit a form use SubmitButton, to go elsewhere LinkButton. */
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; size?: ButtonSize };

/** Native button; `type` is "button" unless told. Put an icon (16 px) before the words. */
export function Button({ variant = "secondary", size = "normal", className, type, ...props }: ButtonProps) {
  return <button {...props} type={type ?? "button"} className={buttonStyle(variant, size, className)} />;
}
