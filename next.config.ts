/** How Next builds and serves the portal. The content security policy, which needs a nonce, is in proxy.ts. */
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** Headers that every answer carries, static files and /api/ included. */
const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  // Browsers heed this over https alone, so that http://localhost is left in peace.
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

const config: NextConfig = {
  output: "standalone",
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` looks at the types, of tests and tools too; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "pino", "ioredis", "bullmq", "@node-saml/node-saml"],
  headers: async () => [{ source: "/:path*", headers: everywhere }],
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
