# One image for every role; RUPOR_ROLE chooses. Built from a clone with nothing else at hand.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.base.json prisma.config.ts ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
RUN npm ci --no-audit --no-fund
COPY shared shared
COPY prisma prisma
COPY server server
COPY client client
RUN node server/cli/build.mjs && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
ENV NODE_ENV=production RUPOR_DATA_DIR=/data HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/prisma/migrations prisma/migrations
COPY --from=build /app/server/package.json server/package.json
# Packages that the lock file puts beside the server, better-auth among them.
COPY --from=build /app/server/node_modules server/node_modules
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/client/dist client/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD node -e "fetch('http://127.0.0.1:3000/api/health').then((r)=>r.json()).then((h)=>process.exit(h.database==='works'?0:1),()=>process.exit(1))"
# Room for what is short-lived, in MB: requests that wait for a commit are copied less often.
CMD ["node", "--max-semi-space-size=32", "server/dist/main.js"]
