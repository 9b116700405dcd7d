import type { Stack } from "@/scripts/stack/stack";
export async function walk(stack: Stack): Promise<void> {
  void stack;
}
