# The portal, the worker and the migrations in one image: `web` (the default), `worker`,
# `migrate`, `preflight`, `rules`.
# Target `sandbox` is for the demo alone.

FROM node:24-bookworm-slim AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1 PRISMA_HIDE_UPDATE_MESSAGE=1
COPY package.json package-lock.json .npmrc ./
COPY scripts/generate-client.mjs scripts/
COPY prisma prisma
COPY prisma.config.ts ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node --import tsx scripts/build/main.ts --out /out

# Plays AWS and the identity provider (deploy/demo.env). Never part of the product's image.
FROM build AS sandbox
RUN mkdir /data && chown node:node /data
USER node
ENTRYPOINT ["node", "--import", "tsx"]

FROM node:24-bookworm-slim AS catraca
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /out ./
COPY LICENSE ./
COPY deploy/catraca /usr/local/bin/catraca
USER node
EXPOSE 3000
ENTRYPOINT ["catraca"]
CMD ["web"]
