"use client";
/** Takes a text to the clipboard. */
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { type ButtonVariant, buttonStyle } from "./button-style";

interface CopyButtonProps {
  /** What is copied. */
  text: string;
  /** What it is, spoken ("Copy 111122223333"); by default the text itself. */
  label?: string;
  /** Shown words; without them it is a small icon. */
  children?: ReactNode;
  variant?: ButtonVariant;
}

/** Says that it worked, or that it did not, and goes back to what it was after two seconds. */
export function CopyButton({ text, label, children, variant }: CopyButtonProps) {
  const t = useTranslations("ui");
  const [outcome, setOutcome] = useState<"copied" | "copyFailed">();

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("copyFailed");
    }
  }

  const Icon = outcome === "copied" ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={children ? undefined : (label ?? t("copyValue", { value: text }))}
      className={buttonStyle(
        variant ?? (children ? "secondary" : "quiet"),
        "small",
        children ? undefined : "size-6 min-h-0! px-0! touch:size-12 touch:px-0! [&_svg]:size-3.5!",
      )}
    >
      <Icon aria-hidden />
      {children}
      <span role="status" className={outcome === "copyFailed" ? "text-xs text-failed" : "sr-only"}>
        {outcome && t(outcome)}
      </span>
    </button>
  );
}
